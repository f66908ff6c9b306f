import type { AnalyteCode } from '../../domain/analytes.ts';
import type { DocumentKind, DocumentState } from '../../domain/documents.ts';
import type { PolicyMode, Requirement, Transition } from '../../domain/policy-rules.ts';
import type { ProductCategory } from '../../domain/product-categories.ts';
import type { StorageClass } from '../../domain/storage-class.ts';
import type { RuleBody } from './policy.events.ts';

/** The first moment of a day in Asia/Shanghai. */
const day = (date: string) => new Date(`${date}T00:00:00+08:00`).toISOString();

type DefaultRule = Omit<RuleBody, 'id'>;
type Case = Pick<DefaultRule, 'code' | 'titleZh' | 'titleEn' | 'source'> & {
  on: readonly Transition[];
  requirement: Requirement;
  from: string;
  to?: string;
} & Partial<
    Pick<
      DefaultRule,
      'lotKinds' | 'categories' | 'storageClasses' | 'origins' | 'premisesKinds' | 'entries'
    >
  >;

function ruleSet(
  set: Pick<DefaultRule, 'setCode' | 'mode' | 'divisionId'>,
  cases: readonly Case[],
): DefaultRule[] {
  return cases.flatMap(({ on, requirement, from, to, ...rule }) =>
    on.map((transition) => ({
      lotKinds: null,
      categories: null,
      storageClasses: null,
      origins: null,
      premisesKinds: null,
      entries: null,
      ...set,
      ...rule,
      transition,
      requirement: mutable(requirement),
      effectiveFrom: day(from),
      effectiveTo: to === undefined ? null : day(to),
    })),
  );
}

/** The event's schema speaks of the same requirements without `readonly`. */
function mutable(requirement: Requirement): RuleBody['requirement'] {
  return structuredClone(requirement) as RuleBody['requirement'];
}

const paper = (kind: DocumentKind, ...states: DocumentState[]) => ({ kind, states });
const oneOf = (...anyOf: ReturnType<typeof paper>[]): Requirement => ({
  kind: 'document',
  anyOf,
  wholeQuantity: false,
});
const negative = (
  analytes: readonly AnalyteCode[],
  options: { samples?: number; afterArrival?: boolean; withinHours?: number } = {},
): Requirement => ({
  kind: 'test',
  analytes,
  // A nucleic acid test is one of these two; an antigen strip doesn't stand in for it.
  methods: analytes.includes('sars_cov_2') ? ['rt_pcr', 'isothermal'] : null,
  samples: options.samples ?? 1,
  sampleKinds: null,
  sampledAfterArrival: options.afterArrival ?? false,
  withinHours: options.withinHours ?? null,
});
const disinfected = (afterArrival: boolean): Requirement => ({
  kind: 'disinfection',
  objects: ['outer_package', 'pallet'],
  afterArrival,
});

const belowZero: StorageClass[] = ['ultra_low', 'frozen'];
const coldChain: StorageClass[] = [...belowZero, 'chilled'];
const meat: ProductCategory[] = ['beef', 'pork', 'sheep', 'poultry', 'offal'];
const aquatic: ProductCategory[] = ['fish', 'crustaceans', 'molluscs'];

/** The day when the province's system for imported frozen meat and aquatic products went live. */
const systemLive = '2020-08-12';
/** Customs ended nucleic acid tests of imported cold-chain food, and the emergency ended with it. */
const natEnded = '2023-01-08';
const lawInForce = '2015-10-01';

const foodLaw = '《中华人民共和国食品安全法》';
const jointPrevention = '国务院联防联控机制综发〔2020〕263号';
const centralWarehouse =
  '广东省进口冷链食品集中监管仓工作要求；DB44/T 2601.2—2025《冷链食品追溯 第2部分：集中仓管理要求》';

/** Papers and dates, in force in any mode: what applies today. */
const normal = ruleSet({ setCode: 'normal', mode: 'any', divisionId: 'CN' }, [
  {
    code: 'import.entry_papers',
    titleZh: '进口食品入库须有报关单或检验检疫证明',
    titleEn: 'Imports come in with a customs declaration or a quarantine certificate',
    source: `${foodLaw}第九十二条；省级冷链追溯系统入库要求`,
    on: ['receive'],
    lotKinds: ['import'],
    requirement: oneOf(
      paper('customs_declaration', 'issued'),
      paper('quarantine_certificate', 'issued'),
    ),
    from: lawInForce,
  },
  {
    code: 'import.quarantine',
    titleZh: '进口食品出库、销售前须有检验检疫证明（或依法申请不出具）',
    titleEn: 'Imports leave with their quarantine certificate, or lawfully without one',
    source: `${foodLaw}第九十二条；海关单证代码 21（申请出具）、24（申请不出具）`,
    on: ['ship', 'sell', 'activate'],
    lotKinds: ['import'],
    requirement: oneOf(paper('quarantine_certificate', 'issued', 'not_requested')),
    from: lawInForce,
  },
  {
    code: 'domestic.papers',
    titleZh: '省外国产食品入库须有检测证明或销售凭证',
    titleEn: 'Goods of another province come in with a test certificate or a sales voucher',
    source: `${foodLaw}第五十三条；省级冷链追溯系统入库要求`,
    on: ['receive'],
    lotKinds: ['domestic'],
    entries: ['inter_province'],
    requirement: oneOf(
      paper('nat_report', 'issued'),
      paper('quarantine_certificate', 'issued'),
      paper('sales_voucher', 'issued'),
    ),
    from: lawInForce,
  },
  {
    code: 'expiry',
    titleZh: '不得经营超过保质期的食品',
    titleEn: 'No food past its shelf life is traded',
    source: `${foodLaw}第三十四条第（十）项`,
    on: ['ship', 'sell'],
    requirement: { kind: 'not_expired' },
    from: lawInForce,
  },
  {
    code: 'import.port_nat',
    titleZh: '口岸核酸监测：须有报告，未被抽中的登记为申请不出具',
    titleEn: 'Port monitoring: a nucleic acid report, or on record as not drawn',
    source: '海关总署进口冷链食品核酸监测（2023-01-08 起终止）',
    on: ['receive'],
    lotKinds: ['import'],
    storageClasses: coldChain,
    entries: ['first_station_in', 'first_station_out'],
    requirement: oneOf(paper('nat_report', 'issued', 'not_requested')),
    from: systemLive,
    to: natEnded,
  },
]);

const normalGuangdong = ruleSet({ setCode: 'normal', mode: 'any', divisionId: '440000' }, [
  {
    code: 'route.first_station_out',
    titleZh: '首站在省外的进口货物不得在省内开箱、卸货',
    titleEn: 'Imports whose first station lies outside the province are not unloaded in it',
    source: '广东省冷链食品追溯系统首站申报要求',
    on: ['receive'],
    lotKinds: ['import'],
    entries: ['first_station_out'],
    requirement: { kind: 'not_unloaded_here' },
    from: systemLive,
  },
]);

/** 三证一码. Open-ended: an emergency that is declared again brings these back. */
const emergencyGuangdong = ruleSet(
  { setCode: 'emergency_gd_2021', mode: 'emergency', divisionId: '440000' },
  [
    {
      code: 'cw.first',
      titleZh: '冷冻肉类、水产品须先进集中监管仓',
      titleEn: 'Frozen meat and aquatic products go through a central warehouse first',
      source: centralWarehouse,
      on: ['receive'],
      lotKinds: ['import'],
      categories: [...meat, ...aquatic],
      storageClasses: belowZero,
      entries: ['first_station_in'],
      premisesKinds: ['cold_store', 'plant', 'market', 'shop'],
      requirement: { kind: 'through_central_warehouse' },
      from: systemLive,
      to: '2021-12-01',
    },
    {
      code: 'cw.first_below_zero',
      titleZh: '0℃ 以下贮存的进口食品须先进集中监管仓',
      titleEn: 'All imported food stored below 0 °C goes through a central warehouse first',
      source: `${centralWarehouse}（2021 年底起扩大到全部 0℃ 以下贮存的货物）`,
      on: ['receive'],
      lotKinds: ['import'],
      storageClasses: belowZero,
      entries: ['first_station_in'],
      premisesKinds: ['cold_store', 'plant', 'market', 'shop'],
      requirement: { kind: 'through_central_warehouse' },
      from: '2021-12-01',
    },
    {
      code: 'cw.whole_container',
      titleZh: '集中监管仓整柜进、整柜出',
      titleEn: 'Whole containers in and out of a central warehouse',
      source: centralWarehouse,
      on: ['ship', 'sell'],
      lotKinds: ['import'],
      premisesKinds: ['central_warehouse'],
      requirement: { kind: 'whole_container' },
      from: systemLive,
    },
    {
      code: 'cw.nat',
      titleZh: '出仓前须有到仓后采样的核酸阴性结果（72 小时内）',
      titleEn: 'Released on a negative nucleic acid test sampled in the warehouse within 72 hours',
      source: centralWarehouse,
      on: ['ship', 'sell'],
      lotKinds: ['import'],
      storageClasses: coldChain,
      premisesKinds: ['central_warehouse'],
      requirement: negative(['sars_cov_2'], { afterArrival: true, withinHours: 72 }),
      from: systemLive,
    },
    {
      code: 'cw.disinfection',
      titleZh: '出仓前须在仓内完成外包装消毒',
      titleEn: 'Released once the outer packages were disinfected in the warehouse',
      source: `${centralWarehouse}；${jointPrevention}`,
      on: ['ship', 'sell'],
      lotKinds: ['import'],
      storageClasses: coldChain,
      premisesKinds: ['central_warehouse'],
      requirement: disinfected(true),
      from: systemLive,
    },
    {
      code: 'release.quarantine',
      titleZh: '三证一码：须有已出具的检验检疫证明',
      titleEn: 'The quarantine certificate has been issued',
      source: jointPrevention,
      on: ['ship', 'sell', 'activate'],
      lotKinds: ['import'],
      storageClasses: coldChain,
      requirement: oneOf(paper('quarantine_certificate', 'issued')),
      from: systemLive,
    },
    {
      code: 'release.disinfection',
      titleZh: '三证一码：须有消毒证明（0℃ 以上货物在目的地冷库消毒）',
      titleEn: 'Disinfected; goods kept above 0 °C at the store of destination',
      source: jointPrevention,
      on: ['ship', 'sell'],
      lotKinds: ['import'],
      storageClasses: coldChain,
      premisesKinds: ['cold_store', 'plant', 'market', 'shop'],
      requirement: disinfected(false),
      from: systemLive,
    },
    {
      code: 'release.weekly_nat',
      titleZh: '在库进口冷链食品每周核酸检测（七天一检）',
      titleEn: 'Imported cold-chain food in store is tested every seven days',
      source: '广东省进口冷链食品“七天一检”要求',
      on: ['ship', 'sell'],
      lotKinds: ['import'],
      storageClasses: coldChain,
      premisesKinds: ['cold_store', 'plant', 'market', 'shop'],
      requirement: negative(['sars_cov_2'], { withinHours: 7 * 24 }),
      from: systemLive,
    },
  ],
);

/** A starting list; the regulator replaces it by rules of its own. */
export const highRiskOrigins = ['BR', 'EC', 'ID', 'IN'];

const strictSource = '进口冷链食品高风险来源地强化抽检（默认名单，由监管部门维护）';
const strictHighRisk = ruleSet({ setCode: 'strict_high_risk', mode: 'any', divisionId: 'CN' }, [
  {
    code: 'strict.nat',
    titleZh: '高风险来源地：到达后采样 5 份，核酸全部阴性',
    titleEn: 'High-risk origin: five samples taken after arrival, all free of SARS-CoV-2',
    source: strictSource,
    on: ['ship'],
    lotKinds: ['import'],
    storageClasses: coldChain,
    premisesKinds: ['central_warehouse', 'cold_store'],
    origins: highRiskOrigins,
    requirement: negative(['sars_cov_2'], { samples: 5, afterArrival: true, withinHours: 7 * 24 }),
    from: '2020-12-01',
    to: natEnded,
  },
  {
    code: 'strict.pathogens',
    titleZh: '高风险来源地：肉类、水产品李斯特氏菌和沙门氏菌各 2 份阴性',
    titleEn: 'High-risk origin: meat and aquatic products free of Listeria and Salmonella, twice',
    source: strictSource,
    on: ['ship', 'sell'],
    lotKinds: ['import'],
    categories: [...meat, ...aquatic],
    origins: highRiskOrigins,
    requirement: negative(['listeria_monocytogenes', 'salmonella'], { samples: 2 }),
    from: '2021-01-01',
  },
  {
    code: 'strict.residues',
    titleZh: '高风险来源地：水产品兽药残留合格',
    titleEn: 'High-risk origin: aquatic products within the limits for veterinary drugs',
    source: strictSource,
    on: ['ship', 'sell'],
    lotKinds: ['import'],
    categories: aquatic,
    origins: highRiskOrigins,
    requirement: negative(['veterinary_drug_residues']),
    from: natEnded,
  },
]);

export const defaultRules: readonly DefaultRule[] = [
  ...normal,
  ...normalGuangdong,
  ...emergencyGuangdong,
  ...strictHighRisk,
];

type DefaultMode = {
  divisionId: string;
  mode: PolicyMode;
  reasonZh: string;
  reasonEn: string;
  effectiveFrom: string;
};

export const defaultModes: readonly DefaultMode[] = [
  {
    divisionId: '440000',
    mode: 'emergency',
    reasonZh: '新冠疫情防控，进口冷链食品集中监管',
    reasonEn: 'COVID-19 control of imported cold-chain food',
    effectiveFrom: day(systemLive),
  },
  {
    divisionId: '440000',
    mode: 'normal',
    reasonZh: '新冠病毒感染“乙类乙管”，终止进口冷链食品核酸检测',
    reasonEn: 'COVID-19 downgraded; tests of imported cold-chain food ended',
    effectiveFrom: day(natEnded),
  },
];
