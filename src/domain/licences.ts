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

/** For descriptions of the field, in the order of the list. */
export const licenceNames: Record<LicenceKind, string> = {
  business_licence: '营业执照',
  food_business_licence: '食品经营许可证',
  food_production_licence: '食品生产许可证',
  cold_store_filing: '冷库备案',
  import_consignee_filing: '进口收货人备案',
  laboratory_accreditation: '检验检测机构资质认定',
  disinfection_filing: '消毒服务机构备案',
  other: '其他',
};

export type Licence = { kind: LicenceKind; number: string; validUntil: string | null };
