import type { Text } from './text.ts';

/** What a firm of the food trade shows to be let in. */
export const licenceKinds = [
  'business_licence',
  'food_business_licence',
  'food_production_licence',
  'cold_store_filing',
  'import_consignee_filing',
  'laboratory_accreditation',
  'disinfection_filing',
  'other',
] as const;
export type LicenceKind = (typeof licenceKinds)[number];

export const licenceNames: Record<LicenceKind, Text> = {
  business_licence: { zh: '营业执照', en: 'Business licence' },
  food_business_licence: { zh: '食品经营许可证', en: 'Food business licence' },
  food_production_licence: { zh: '食品生产许可证', en: 'Food production licence' },
  cold_store_filing: { zh: '冷库备案', en: 'Cold-store filing' },
  import_consignee_filing: { zh: '进口收货人备案', en: 'Import consignee filing' },
  laboratory_accreditation: { zh: '检验检测机构资质认定', en: 'Laboratory accreditation' },
  disinfection_filing: { zh: '消毒服务机构备案', en: 'Disinfection service filing' },
  other: { zh: '其他', en: 'Other' },
};

export type Licence = { kind: LicenceKind; number: string; validUntil: string | null };
