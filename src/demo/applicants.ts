import type { LicenceKind } from '../domain/licences.ts';
import { submitRegistration } from '../features/registrations/registrations.service.ts';
import { demoUscc } from './identifiers.ts';
import { asSystem, moment, on, type World } from './world.ts';

type Applicant = {
  kind: 'operator' | 'importer';
  nameZh: string;
  nameEn: string;
  divisionId: string;
  address: string;
  licences: readonly { kind: LicenceKind; number: string; validUntil?: string }[];
};

const applicants: readonly Applicant[] = [
  {
    kind: 'operator',
    nameZh: '深圳市潮屿冷链仓储有限公司',
    nameEn: 'Shenzhen Chaoyu Cold Storage Co., Ltd.',
    divisionId: '440308',
    address: '盐田区演示路 18 号',
    licences: [
      { kind: 'business_licence', number: 'DEMO-440308-0018' },
      { kind: 'food_business_licence', number: 'DEMO-JY-440308-0018', validUntil: '2030-05-31' },
      { kind: 'cold_store_filing', number: 'DEMO-LK-440308-0018' },
    ],
  },
  {
    kind: 'importer',
    nameZh: '汕头市汐岬水产进口有限公司',
    nameEn: 'Shantou Xijia Seafood Import Co., Ltd.',
    divisionId: '440507',
    address: '龙湖区演示街 7 号',
    licences: [
      { kind: 'business_licence', number: 'DEMO-440507-0007' },
      { kind: 'import_consignee_filing', number: 'DEMO-SH-440507-0007' },
    ],
  },
];

/** Firms at the door: what an officer finds to review on the first day. */
export function planApplicants(world: World): void {
  for (const [n, { licences, ...firm }] of applicants.entries()) {
    on(world, moment(world, 88 + n, 10.5), async (now) => {
      await submitRegistration(
        asSystem(world, now),
        { address: undefined },
        {
          ...firm,
          uscc: demoUscc(firm.divisionId, 200 + n),
          licences: licences.map((licence) => ({ ...licence })),
        },
      );
    });
  }
}
