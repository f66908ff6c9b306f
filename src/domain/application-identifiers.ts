import type { Text } from './text.ts';

/** One stretch of a value: of which characters, how many, and what else must be true of it. */
export type Component = {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly rules: readonly string[];
};

/** n: digits · x: GS1 set 82 · y: GS1 set 39 · z: base64url. */
export type CharacterSet = 'n' | 'x' | 'y' | 'z';

export type Identifier = {
  readonly ai: string;
  readonly components: readonly Component[];
  /** Ends by its length alone; anything else runs to the next separator. */
  readonly fixed: boolean;
  /** Of these groups one must come along; an n stands for any digit. */
  readonly needs: readonly (readonly string[])[];
  readonly bars: readonly string[];
  /** May stand behind the question mark of a Digital Link. */
  readonly queried: boolean;
  /** Set when a Digital Link may begin with it: the qualifiers that may follow, in this order. */
  readonly key: readonly (readonly string[])[] | undefined;
};

// What GS1 General Specifications 3 and 4.13 and the GS1 Barcode Syntax Dictionary (Apache-2.0) say.
// [..]: may be left out · ..n: up to n · needs/bars: what must or must not come along.
const sellable = 'needs=01,02,03,8006,8026';
const cargo = 'needs=00';
const address = `x..70:percent ${cargo}`;
const addressee = `x..35:percent ${cargo}`;
const national = 'x..20 needs=01';
const patient = 'needs=8017,8018';
const perWeight = 'needs=30,31nn,32nn,35nn,36nn';
const fewCountries = 'n3:country [n3:country] [n3:country] [n3:country] [n3:country]';

const rows = [
  '00 n18:sum key',
  '01 n14:sum bars=255,37 key=22,10,21|235',
  '02 n14:sum bars=01,03 needs=37',
  '03 n14:sum bars=01,02,37,235 unqueried',
  `10 x..20 ${sellable}`,
  `11 n6:month ${sellable}`,
  '12 n6:month needs=8020',
  `13 n6:month ${sellable}`,
  `15-16 n6:month ${sellable}`,
  '17 n6:month needs=01,02,03,255,8006,8026',
  `20 n2 ${sellable}`,
  '21 x..20 needs=01,03,8006 bars=235 unqueried',
  '22 x..20 needs=01 unqueried',
  '235 x..28 needs=01 unqueried',
  `240-241 x..30 ${sellable}`,
  '242 n..6 needs=01,02,8006,8026',
  '243 x..20 needs=01,03',
  '250 x..30 needs=01+21,03+21,8006+21',
  '251 x..30 needs=01,03,8006',
  '253 n13:sum [x..17] key',
  '254 x..20 needs=414 unqueried',
  '255 n13:sum [n..12] key bars=01,02,415,8006,8020,8026',
  '30 n..8 needs=01,02',
  ...measures('310-316 320-329 350-352 356-357 360-361 364-366', '01,02'),
  ...measures('330-336 340-349 353-355 362-363 367-369', '00,01'),
  ...measures('337-337', '01'),
  '37 n..8 needs=00+02,00+8026',
  '3900-3909 n..15 needs=255,8020 bars=390n,391n,394n,8111',
  '3910-3919 n3 n..15 needs=8020 bars=391n',
  '3920-3929 n..15 needs=01+30,01+31nn,01+32nn,01+35nn,01+36nn bars=392n,393n',
  `3930-3939 n3 n..15 ${perWeight} bars=393n`,
  '3940-3943 n4 needs=255 bars=394n,8111',
  `3950-3955 n6 ${perWeight} bars=392n,393n,395n,8005`,
  '400 x..30',
  '401 x..30 key',
  '402 n17:sum key',
  `403 x..30 ${cargo}`,
  '410-413 n13:sum',
  '414 n13:sum key=254|7040',
  '415 n13:sum needs=8020 key=8020',
  '416 n13:sum',
  '417 n13:sum key=7040',
  '420 x..20 bars=421',
  '421 n3:country x..9 bars=4307',
  `422 n3:country ${sellable} bars=426`,
  `423 ${fewCountries} needs=01,02,03 bars=426`,
  '424 n3:country needs=01,02,03 bars=426',
  `425 ${fewCountries} needs=01,02,03 bars=426`,
  '426 n3:country needs=01,02,03',
  '427 x..3 needs=01+422,02+422,03+422',
  `4300-4301 ${addressee}`,
  `4302 ${address}`,
  '4303 x..70:percent needs=4302',
  `4304-4306 ${address}`,
  `4307 x2:letters ${cargo}`,
  `4308 x..30 ${cargo}`,
  `4309 n10:latitude n10:longitude ${cargo}`,
  `4310-4311 ${addressee}`,
  `4312 ${address}`,
  '4313 x..70:percent needs=4312',
  `4314-4316 ${address}`,
  `4317 x2:letters ${cargo}`,
  `4318 x..20 ${cargo}`,
  `4319 x..30 ${cargo}`,
  `4320 ${addressee}`,
  `4321-4323 n1:yesno ${cargo}`,
  `4324-4325 n6:month n4:time ${cargo}`,
  `4326 n6:day ${cargo}`,
  `4330 n6 [x1:hyphen] ${cargo} bars=4331`,
  `4331 n6 [x1:hyphen] ${cargo} bars=4330`,
  `4332 n6 [x1:hyphen] ${cargo} bars=4333`,
  `4333 n6 [x1:hyphen] ${cargo} bars=4332`,
  '7001 n13 needs=01,02,8006,8026',
  '7002 x..30 needs=01,02',
  '7003 n6:day n4:time needs=01,02,03',
  '7004 n..4 needs=01+10,03+10',
  '7005 x..12 needs=01,02',
  '7006 n6:day needs=01,02',
  '7007 n6:day [n6:day] needs=01,02',
  '7008 x..3 needs=01,02',
  '7009 x..10 needs=01,02',
  '7010 x..2 needs=01,02,03',
  '7011 n6:day [n4:time] needs=01,02,03',
  '7020 x..20 needs=01+416,03+416,8006+416',
  '7021 x..20 needs=01,03,8006',
  '7022 x..20 needs=01+7021,03+7021,8006+7021',
  '7023 x..30',
  '7030-7039 n3:countries x..27 needs=01,02',
  '7040 n1 x1 x1 x1:importer unqueried',
  `7041 x..4 ${cargo} unqueried`,
  `710-717 ${national}`,
  '7230-7239 x2 x..28 needs=01,8004',
  '7240 x..20 needs=01,8006 bars=03',
  `7241 n2 ${patient}`,
  `7242 x..25 ${patient}`,
  '7250 n8:longday needs=8018 bars=7251',
  '7251 n8:longday n4:time needs=8018 bars=7250',
  '7252 n1:sex needs=8018',
  `7253-7254 x..40:percent ${patient} bars=7256,7259`,
  `7255 x..10 ${patient} bars=7256,7259`,
  `7256 x..90:percent ${patient}`,
  '7257 x..70:percent needs=8018',
  '7258 x3:birth needs=8018+7259',
  '7259 x..40:percent needs=8018 bars=7256',
  '8001 n4:nonzero n5:nonzero n3:nonzero n1:winding n1 needs=01',
  '8002 x..20',
  '8003 n1:zero n13:sum [x..16] key',
  '8004 x..30 key=7040',
  '8005 n6 needs=01,02',
  '8006 n14:sum n4:piece bars=01,03,37 key=22,10,21',
  '8007 x..34 needs=415',
  '8008 n6:day n2:hour [n2:sixty] [n2:sixty] needs=01,02,03',
  '8009 x..50 needs=00,01,03',
  '8010 y..30 key=8011',
  '8011 n..12:unpadded needs=8010 unqueried',
  '8012 x..20 needs=01,03,8006',
  '8013 x..25:pair key',
  '8014 x..25:pair+letter needs=01 unqueried',
  '8017 n18:sum bars=8018 key=8019',
  '8018 n18:sum bars=8017 key=8019',
  `8019 n..10 ${patient} unqueried`,
  '8020 x..25 needs=415 unqueried',
  '8026 n14:sum n4:piece needs=37 bars=02,03,8006',
  '8030 z..90 needs=00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018',
  '8040 n15 needs=01+21 unqueried',
  '8041 n15 needs=01+21+8040 unqueried',
  '8042 n32 needs=01+21+8040 unqueried',
  '8043 n18 [n..2] needs=01+21+8040 unqueried',
  '8110 x..70',
  '8111 n4 needs=255',
  '8112 x..70',
  '8200 x..70 needs=01 unqueried',
  '90 x..30',
  '91-99 x..90',
];

/** Six digits with the place of the decimal point in the AI; of each measure one only. */
function measures(ranges: string, needs: string): string[] {
  return ranges
    .split(' ')
    .flatMap(inRange)
    .map((measure) => `${measure}0-${measure}5 n6 needs=${needs} bars=${measure}n`);
}

function inRange(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) =>
    String(Number(first) + index).padStart(first.length, '0'),
  );
}

// General Specifications 7.8.5: the first two digits say so, also of identifiers still to come.
const fixedLength = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

const identifiers: ReadonlyMap<string, Identifier> = new Map(
  rows.flatMap(readRow).map((one) => [one.ai, one]),
);

function readRow(row: string): Identifier[] {
  const [range = '', ...parts] = row.split(' ');
  const said = (name: string) => parts.find((part) => part.startsWith(name));
  const listed = (name: string) => said(name)?.slice(name.length).split(',') ?? [];
  const key = said('key');
  return inRange(range).map((ai) => ({
    ai,
    components: parts.filter((part) => /^\[?[nxyz][.\d]/.test(part)).map(readComponent),
    fixed: fixedLength.test(ai),
    needs: listed('needs=').map((group) => group.split('+')),
    bars: listed('bars='),
    queried: !parts.includes('unqueried'),
    key: key
      ?.slice('key='.length)
      .split('|')
      .map((sequence) => (sequence === '' ? [] : sequence.split(','))),
  }));
}

function readComponent(part: string): Component {
  const [form = '', rules] = part.replace(/[[\]]/g, '').split(':');
  const upTo = form.includes('..');
  const max = Number(form.replace(/\D/g, ''));
  return {
    set: form.charAt(0) as CharacterSet,
    min: upTo ? 1 : max,
    max,
    optional: part.startsWith('['),
    rules: rules?.split('+') ?? [],
  };
}

export function identifierOf(ai: string): Identifier | undefined {
  return identifiers.get(ai);
}

/** The identifier that an element string goes on with: none is the beginning of another. */
export function identifierAt(text: string, from: number): Identifier | undefined {
  for (const length of [2, 3, 4]) {
    const found = identifiers.get(text.slice(from, from + length));
    if (found) return found;
  }
  return undefined;
}

export function allIdentifiers(): Identifier[] {
  return [...identifiers.values()];
}

const names: Record<string, Text> = {
  '00': { zh: '系列货运包装箱代码（SSCC）', en: 'SSCC' },
  '01': { zh: '商品条码（GTIN）', en: 'GTIN' },
  '02': { zh: '箱内商品条码', en: 'GTIN of the contents' },
  '10': { zh: '批号', en: 'Batch or lot number' },
  '11': { zh: '生产日期', en: 'Production date' },
  '13': { zh: '包装日期', en: 'Packaging date' },
  '15': { zh: '保质期至', en: 'Best before' },
  '16': { zh: '销售截止日期', en: 'Sell by' },
  '17': { zh: '有效期至', en: 'Expiry date' },
  '20': { zh: '产品变体', en: 'Product variant' },
  '21': { zh: '序列号', en: 'Serial number' },
  '22': { zh: '消费品变体', en: 'Consumer product variant' },
  '30': { zh: '变量数量', en: 'Variable count' },
  '37': { zh: '箱内件数', en: 'Count of the contents' },
  '240': { zh: '附加产品标识', en: 'Additional product number' },
  '241': { zh: '客户产品编号', en: "Customer's product number" },
  '253': { zh: '文件代码（GDTI）', en: 'Document identifier (GDTI)' },
  '254': { zh: '位置扩展代码', en: 'GLN extension' },
  '310': { zh: '净重（千克）', en: 'Net weight (kg)' },
  '320': { zh: '净重（磅）', en: 'Net weight (lb)' },
  '330': { zh: '毛重（千克）', en: 'Gross weight (kg)' },
  '340': { zh: '毛重（磅）', en: 'Gross weight (lb)' },
  '400': { zh: '订单号', en: 'Order number' },
  '410': { zh: '交货地位置码', en: 'Ship-to GLN' },
  '414': { zh: '位置码（GLN）', en: 'GLN of a place' },
  '417': { zh: '参与方位置码', en: 'GLN of a party' },
  '422': { zh: '原产国', en: 'Country of origin' },
  '423': { zh: '初加工国', en: 'Country of first processing' },
  '424': { zh: '加工国', en: 'Country of processing' },
  '426': { zh: '全部加工国', en: 'Country of full processing' },
  '4330': { zh: '最高温度（℉）', en: 'Maximum temperature (°F)' },
  '4331': { zh: '最高温度（℃）', en: 'Maximum temperature (°C)' },
  '4332': { zh: '最低温度（℉）', en: 'Minimum temperature (°F)' },
  '4333': { zh: '最低温度（℃）', en: 'Minimum temperature (°C)' },
  '7003': { zh: '失效日期和时间', en: 'Expiry date and time' },
  '7005': { zh: '捕捞区域', en: 'Catch area' },
  '7006': { zh: '首次冷冻日期', en: 'First freeze date' },
  '7007': { zh: '捕捞或收获日期', en: 'Harvest date' },
  '7008': { zh: '水产物种', en: 'Species of fish' },
  '7030': { zh: '加工企业编号', en: "Processor's approval number" },
};

/** What an identifier is called on the floor; those that cold stores never see have their number only. */
export function identifierName(ai: string): Text {
  return names[ai] ?? names[ai.slice(0, 3)] ?? { zh: '应用标识符', en: 'Application identifier' };
}
