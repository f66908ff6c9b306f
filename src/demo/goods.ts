import type { ProductCategory } from '../domain/product-categories.ts';
import type { StorageClass } from '../domain/storage-class.ts';

/** A product on some firm's list. Its code is fixed: spreadsheets refer to it. */
export type Goods = {
  firm: string;
  code: string;
  nameZh: string;
  nameEn: string;
  category: ProductCategory;
  hsCode: string;
  storageClass: StorageClass;
  shelfLifeDays: number;
  spec: string;
  /** Of one case. */
  grams: number;
  /** Countries, or divisions of China, that it comes from; none for what is made here. */
  from: readonly string[];
};

type Row = [
  code: string,
  nameZh: string,
  nameEn: string,
  category: ProductCategory,
  hsCode: string,
  shelfLifeDays: number,
  kilograms: number,
  from: string,
  storageClass?: StorageClass,
];

function listOf(firm: string, rows: readonly Row[]): Goods[] {
  return rows.map(
    ([code, nameZh, nameEn, category, hsCode, shelfLifeDays, kilograms, from, storageClass]) => ({
      firm,
      code,
      nameZh,
      nameEn,
      category,
      hsCode,
      shelfLifeDays,
      storageClass: storageClass ?? 'frozen',
      spec: `${kilograms} kg/箱`,
      grams: Math.round(kilograms * 1000),
      from: from.split(' ').filter((code) => code !== ''),
    }),
  );
}

export const goods: readonly Goods[] = [
  ...listOf('mingyuan', [
    [
      'SAL-FIL',
      '冻大西洋鲑鱼柳',
      'Frozen Atlantic salmon fillet',
      'fish',
      '0304810000',
      720,
      10,
      'NO CL',
    ],
    [
      'SAL-HOG',
      '冰鲜大西洋鲑',
      'Chilled Atlantic salmon, gutted',
      'fish',
      '0302141000',
      25,
      22.5,
      'NO',
      'chilled',
    ],
    ['COD-HG', '冻狭鳕鱼', 'Frozen Alaska pollock, headed', 'fish', '0303670000', 720, 20, 'RU'],
    [
      'COD-FIL',
      '冻大西洋鳕鱼片',
      'Frozen Atlantic cod fillet',
      'fish',
      '0304711000',
      720,
      9,
      'NO RU',
    ],
    ['KCRAB', '冻帝王蟹', 'Frozen king crab', 'crustaceans', '0306149090', 540, 9, 'RU NO'],
    ['HALIBUT', '冻格陵兰庸鲽', 'Frozen Greenland halibut', 'fish', '0303311000', 720, 18, 'NO'],
  ]),
  ...listOf('lanpei', [
    [
      'SHR-VAN',
      '冻南美白虾',
      'Frozen vannamei shrimp',
      'crustaceans',
      '0306179090',
      720,
      18,
      'EC IN VN TH',
    ],
    [
      'SHR-RED',
      '冻阿根廷红虾',
      'Frozen Argentine red shrimp',
      'crustaceans',
      '0306179090',
      720,
      12,
      'AR',
    ],
    ['SQD-TUB', '冻鱿鱼筒', 'Frozen squid tubes', 'molluscs', '0307430000', 720, 10, 'AR CL'],
    ['BASA-FIL', '冻巴沙鱼片', 'Frozen basa fillet', 'fish', '0304620090', 720, 10, 'VN'],
  ]),
  ...listOf('qiongmu', [
    [
      'BEEF-FQ',
      '冻去骨牛前四分体',
      'Frozen boneless beef forequarter',
      'beef',
      '0202300090',
      720,
      24.317,
      'BR AR UY',
    ],
    ['BEEF-SHK', '冻牛腱', 'Frozen beef shank', 'beef', '0202300090', 720, 20.45, 'AU UY BR'],
    [
      'BEEF-BRI',
      '冻带骨牛小排',
      'Frozen bone-in short ribs',
      'beef',
      '0202200090',
      720,
      18.6,
      'AU AR',
    ],
    [
      'BEEF-CHL',
      '冰鲜牛里脊',
      'Chilled beef tenderloin',
      'beef',
      '0201300090',
      90,
      15.2,
      'AU',
      'chilled',
    ],
    ['LAMB-RACK', '冻羊排', 'Frozen lamb rack', 'sheep', '0204420000', 720, 16.8, 'NZ AU'],
  ]),
  ...listOf('beidi', [
    ['PORK-RIB', '冻猪肋排', 'Frozen pork ribs', 'pork', '0203220000', 540, 15, 'ES FR'],
    ['PORK-BEL', '冻猪五花', 'Frozen pork belly', 'pork', '0203290090', 540, 20, 'ES CL'],
    ['PORK-TRO', '冻猪蹄', 'Frozen pork trotters', 'offal', '0206490000', 540, 10, 'ES'],
    ['CHK-FEET', '冻鸡爪', 'Frozen chicken feet', 'poultry', '0207142200', 540, 15, 'BR TH RU'],
    ['CHK-WING', '冻鸡翅中', 'Frozen chicken mid-wings', 'poultry', '0207142100', 540, 12, 'BR TH'],
  ]),
  ...listOf('danyue', [
    ['BUTTER', '无盐黄油', 'Unsalted butter', 'dairy', '0405100000', 720, 25, 'NZ FR'],
    [
      'CHEESE',
      '马苏里拉奶酪',
      'Mozzarella cheese',
      'dairy',
      '0406100000',
      270,
      10,
      'NZ FR',
      'chilled',
    ],
    ['CREAM', '稀奶油', 'Whipping cream', 'dairy', '0401500000', 210, 12, 'FR NZ', 'chilled'],
    ['ICE-VAN', '香草冰淇淋', 'Vanilla ice cream', 'dairy', '2105000000', 540, 6, 'FR NZ'],
  ]),
  ...listOf('jinyuan', [
    ['FRIES', '冻薯条', 'Frozen French fries', 'vegetables', '2004100000', 720, 10, 'BE'],
    ['BLUEB', '冻蓝莓', 'Frozen blueberries', 'fruit', '0811900090', 720, 13.6, 'CL'],
  ]),
  ...listOf('xishi', [
    [
      'TUNA-LOIN',
      '超低温金枪鱼腩',
      'Ultra-low-temperature tuna loin',
      'fish',
      '0304870000',
      720,
      12,
      'ES',
      'ultra_low',
    ],
    ['SEABASS', '冻犬牙南极鱼', 'Frozen toothfish', 'fish', '0303830000', 720, 20, 'CL FR'],
  ]),
  ...listOf('fenghe', [
    ['FH-SQUID', '冻鱿鱼圈', 'Frozen squid rings', 'molluscs', '0307430000', 720, 10, 'AR CL'],
    ['FH-BEEF', '冻牛腩', 'Frozen beef brisket', 'beef', '0202300090', 720, 21.8, 'UY AR AU'],
  ]),
  ...listOf('jilan', [
    ['FM-SALMON', '冻三文鱼段', 'Frozen salmon portions', 'fish', '0304810000', 720, 10, 'NO CL'],
    ['FM-SHRIMP', '冻虾仁', 'Frozen peeled shrimp', 'crustaceans', '0306179090', 720, 12, 'VN TH'],
    ['FM-BEEF', '冻牛肉块', 'Frozen beef cubes', 'beef', '0202300090', 720, 20, 'UY AU'],
    ['FM-HAIRTAIL', '冻带鱼', 'Frozen hairtail', 'fish', '0303899090', 540, 10, '330900'],
  ]),
  ...listOf('tinghe', [
    [
      'TH-DUMP',
      '速冻猪肉水饺',
      'Frozen pork dumplings',
      'grain_products',
      '1902200000',
      365,
      10,
      '410100',
    ],
    [
      'TH-PRAWN',
      '冻湛江对虾',
      'Frozen Zhanjiang prawns',
      'crustaceans',
      '0306179090',
      540,
      12,
      '440800',
    ],
  ]),
  ...listOf('shiwei', [
    ['SW-LAMB', '冻羔羊卷', 'Frozen lamb rolls', 'sheep', '0204430000', 365, 8, '152500'],
    ['SW-ICE', '牛奶冰淇淋', 'Milk ice cream', 'dairy', '2105000000', 365, 5, '150100'],
  ]),
  ...listOf('quwan', [
    ['QW-MIX', '海鲜什锦', 'Seafood mix', 'prepared', '1605690090', 365, 5, ''],
    ['QW-SHRIMP', '调味虾仁', 'Seasoned shrimp', 'prepared', '1605210000', 365, 5, ''],
    ['QW-BEEF', '调理牛肉粒', 'Marinated beef cubes', 'prepared', '1602509090', 365, 5, ''],
  ]),
  ...listOf('renxiang', [
    ['RX-WING', '奥尔良烤翅', 'Seasoned chicken wings', 'prepared', '1602329900', 365, 6, ''],
    ['RX-RIB', '调理猪排', 'Seasoned pork ribs', 'prepared', '1602499090', 365, 6, ''],
  ]),
];
