import type { Fault, Text } from './text.ts';

export const testResults = ['negative', 'positive', 'suspect', 'invalid'] as const;
export type TestResult = (typeof testResults)[number];

/** For analytes with a limit, negative means within it and positive above it. */
export const testResultNames: Record<TestResult, Text> = {
  negative: { zh: '阴性(合格)', en: 'Negative (passed)' },
  positive: { zh: '阳性(不合格)', en: 'Positive (failed)' },
  suspect: { zh: '可疑(待复检)', en: 'Suspect (to be retested)' },
  invalid: { zh: '无效(须重采)', en: 'Invalid (sample again)' },
};

/** Results on which every lot of the pool is held. */
export function demandsHold(result: TestResult): boolean {
  return result === 'positive' || result === 'suspect';
}

export const testMethods = [
  'rt_pcr',
  'isothermal',
  'culture',
  'plate_count',
  'test_sheet',
  'elisa',
  'lc_ms_ms',
  'gc_ms_ms',
  'icp_ms',
  'aas',
  'antigen',
  'colloidal_gold',
  'rapid_test',
] as const;
export type TestMethod = (typeof testMethods)[number];

export const testMethodNames: Record<TestMethod, Text> = {
  rt_pcr: { zh: '实时荧光 PCR', en: 'Real-time PCR' },
  isothermal: { zh: '恒温扩增', en: 'Isothermal amplification' },
  culture: { zh: '培养法', en: 'Culture' },
  plate_count: { zh: '平板计数法', en: 'Plate count' },
  test_sheet: { zh: '测试片法', en: 'Test sheet' },
  elisa: { zh: '酶联免疫吸附', en: 'ELISA' },
  lc_ms_ms: { zh: '液相色谱-串联质谱', en: 'LC-MS/MS' },
  gc_ms_ms: { zh: '气相色谱-串联质谱', en: 'GC-MS/MS' },
  icp_ms: { zh: '电感耦合等离子体质谱', en: 'ICP-MS' },
  aas: { zh: '原子吸收(荧光)光谱', en: 'Atomic absorption or fluorescence' },
  antigen: { zh: '抗原检测', en: 'Antigen test' },
  colloidal_gold: { zh: '胶体金免疫层析', en: 'Colloidal gold strip' },
  rapid_test: { zh: '快速检测(其他)', en: 'Rapid test, other' },
};

const rapidMethods: readonly TestMethod[] = ['antigen', 'colloidal_gold', 'rapid_test'];

/** Whether a firm can do this test on its own premises, without a laboratory's report. */
export function isRapid(method: TestMethod): boolean {
  return rapidMethods.includes(method);
}

export const analyteCodes = [
  'sars_cov_2',
  'asfv',
  'avian_influenza',
  'norovirus',
  'listeria_monocytogenes',
  'salmonella',
  'vibrio_parahaemolyticus',
  'aerobic_plate_count',
  'coliforms',
  'veterinary_drug_residues',
  'pesticide_residues',
  'heavy_metals',
] as const;
export type AnalyteCode = (typeof analyteCodes)[number];

type Analyte = {
  readonly name: Text;
  readonly methods: readonly TestMethod[];
  /** What the number beside the result counts; a count is no result without it. */
  readonly value: { readonly unit: string; readonly required: boolean };
};

const ct = { unit: 'Ct', required: false };
const colonies = { unit: 'CFU/g', required: true };

export const analytes: Readonly<Record<AnalyteCode, Analyte>> = {
  sars_cov_2: {
    name: { zh: '新冠病毒核酸', en: 'SARS-CoV-2' },
    methods: ['rt_pcr', 'isothermal', 'antigen'],
    value: ct,
  },
  asfv: {
    name: { zh: '非洲猪瘟病毒', en: 'African swine fever virus' },
    methods: ['rt_pcr', 'isothermal', 'colloidal_gold'],
    value: ct,
  },
  avian_influenza: {
    name: { zh: '禽流感病毒', en: 'Avian influenza virus' },
    methods: ['rt_pcr', 'isothermal', 'colloidal_gold'],
    value: ct,
  },
  norovirus: {
    name: { zh: '诺如病毒', en: 'Norovirus' },
    methods: ['rt_pcr', 'isothermal'],
    value: ct,
  },
  listeria_monocytogenes: {
    name: { zh: '单核细胞增生李斯特氏菌', en: 'Listeria monocytogenes' },
    methods: ['culture', 'rt_pcr', 'rapid_test'],
    value: { unit: 'CFU/g', required: false },
  },
  salmonella: {
    name: { zh: '沙门氏菌', en: 'Salmonella' },
    methods: ['culture', 'rt_pcr', 'rapid_test'],
    value: { unit: 'CFU/g', required: false },
  },
  vibrio_parahaemolyticus: {
    name: { zh: '副溶血性弧菌', en: 'Vibrio parahaemolyticus' },
    methods: ['culture', 'rt_pcr', 'rapid_test'],
    value: { unit: 'MPN/g', required: false },
  },
  aerobic_plate_count: {
    name: { zh: '菌落总数', en: 'Aerobic plate count' },
    methods: ['plate_count', 'test_sheet'],
    value: colonies,
  },
  coliforms: {
    name: { zh: '大肠菌群', en: 'Coliforms' },
    methods: ['plate_count', 'test_sheet'],
    value: colonies,
  },
  veterinary_drug_residues: {
    name: { zh: '兽药残留', en: 'Veterinary drug residues' },
    methods: ['lc_ms_ms', 'elisa', 'colloidal_gold', 'rapid_test'],
    value: { unit: 'μg/kg', required: false },
  },
  pesticide_residues: {
    name: { zh: '农药残留', en: 'Pesticide residues' },
    methods: ['gc_ms_ms', 'lc_ms_ms', 'colloidal_gold', 'rapid_test'],
    value: { unit: 'mg/kg', required: false },
  },
  heavy_metals: {
    name: { zh: '重金属', en: 'Heavy metals' },
    methods: ['icp_ms', 'aas', 'rapid_test'],
    value: { unit: 'mg/kg', required: false },
  },
};

const valuePattern = /^[<>]?\d{1,9}(?:\.\d{1,6})?$/;

/** What is wrong with a result as it is written down, and in which field. */
export function testFault(test: {
  analyte: AnalyteCode;
  method: TestMethod;
  result: TestResult;
  value: string | undefined;
}): (Fault & { readonly field: 'method' | 'value' }) | undefined {
  const { name, methods, value } = analytes[test.analyte];
  if (!methods.includes(test.method)) {
    const list = (language: 'zh' | 'en') =>
      methods
        .map((method) => testMethodNames[method][language])
        .join(language === 'zh' ? '、' : ', ');
    return {
      field: 'method',
      code: 'test.method',
      message: {
        zh: `${name.zh}可用的检测方法:${list('zh')}。请选择其中之一。`,
        en: `${name.en} can be tested by: ${list('en')}. Choose one of these.`,
      },
    };
  }
  const missing = test.value === undefined && value.required && test.result !== 'invalid';
  if (missing || (test.value !== undefined && !valuePattern.test(test.value))) {
    return {
      field: 'value',
      code: 'test.value',
      message: {
        zh: `${name.zh}的检测值须填数字(单位 ${value.unit}),可带 < 或 >,例如 <10。`,
        en: `The value of ${name.en} is a number (${value.unit}), perhaps after < or >, such as <10.`,
      },
    };
  }
  return undefined;
}
