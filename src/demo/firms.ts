import type { OrgKind } from '../domain/roles.ts';

/** None of these firms exists. */
export type FirmFacts = {
  key: string;
  kind: Exclude<OrgKind, 'system'>;
  nameZh: string;
  nameEn: string;
  divisionId: string;
};

type FirmRow = [key: string, nameZh: string, nameEn: string, divisionId: string];

function firmsOf(kind: FirmFacts['kind'], rows: readonly FirmRow[]): FirmFacts[] {
  return rows.map(([key, nameZh, nameEn, divisionId]) => ({
    key,
    kind,
    nameZh,
    nameEn,
    divisionId,
  }));
}

export const firmFacts: readonly FirmFacts[] = [
  ...firmsOf('regulator', [
    [
      'regulator',
      '岭南冷链食品监督所（演示）',
      'Lingnan Cold-chain Food Supervision Office (demo)',
      '440000',
    ],
  ]),
  ...firmsOf('operator', [
    [
      'jilan',
      '深圳市霁澜冷链物流有限公司',
      'Shenzhen Jilan Cold Chain Logistics Co., Ltd.',
      '440308',
    ],
    ['shuochuan', '深圳市朔川冷藏有限公司', 'Shenzhen Shuochuan Cold Storage Co., Ltd.', '440305'],
    [
      'yanxi',
      '深圳市砚溪低温仓储有限公司',
      'Shenzhen Yanxi Low-temperature Storage Co., Ltd.',
      '440307',
    ],
    ['jiangxue', '深圳市绛雪供应链有限公司', 'Shenzhen Jiangxue Supply Chain Co., Ltd.', '440311'],
    [
      'tinghe',
      '中山市汀禾冻品仓储有限公司',
      'Zhongshan Tinghe Frozen Goods Storage Co., Ltd.',
      '442000',
    ],
    ['wunan', '中山市坞南冷链有限公司', 'Zhongshan Wunan Cold Chain Co., Ltd.', '442000'],
    [
      'yucheng',
      '深圳市昱澄集中监管仓运营有限公司',
      'Shenzhen Yucheng Supervised Warehouse Co., Ltd.',
      '440308',
    ],
    [
      'yuling',
      '中山市昱岭集中监管仓运营有限公司',
      'Zhongshan Yuling Supervised Warehouse Co., Ltd.',
      '442000-Z1',
    ],
    ['tangyu', '厦门市棠屿冷链有限公司', 'Xiamen Tangyu Cold Chain Co., Ltd.', '350200'],
    ['quwan', '中山市蕖湾食品有限公司', 'Zhongshan Quwan Food Co., Ltd.', '442000'],
    [
      'renxiang',
      '深圳市稔湘食品加工有限公司',
      'Shenzhen Renxiang Food Processing Co., Ltd.',
      '440309',
    ],
  ]),
  ...firmsOf('importer', [
    [
      'mingyuan',
      '深圳市溟远进出口有限公司',
      'Shenzhen Mingyuan Import & Export Co., Ltd.',
      '440304',
    ],
    ['lanpei', '深圳市岚沛食品进出口有限公司', 'Shenzhen Lanpei Food Trading Co., Ltd.', '440305'],
    ['qiongmu', '深圳市穹牧肉类贸易有限公司', 'Shenzhen Qiongmu Meat Trading Co., Ltd.', '440303'],
    [
      'beidi',
      '深圳市北荻国际贸易有限公司',
      'Shenzhen Beidi International Trade Co., Ltd.',
      '440306',
    ],
    ['danyue', '深圳市澹月乳品贸易有限公司', 'Shenzhen Danyue Dairy Trading Co., Ltd.', '440304'],
    ['jinyuan', '中山市瑾沅食品贸易有限公司', 'Zhongshan Jinyuan Food Trading Co., Ltd.', '442000'],
    ['xishi', '深圳市汐拾海产有限公司', 'Shenzhen Xishi Seafood Co., Ltd.', '440308'],
    ['fenghe', '中山市沣荷供应链管理有限公司', 'Zhongshan Fenghe Supply Chain Co., Ltd.', '442000'],
  ]),
  ...firmsOf('laboratory', [
    [
      'diwei',
      '深圳市谛微检测技术有限公司',
      'Shenzhen Diwei Testing Technology Co., Ltd.',
      '440305',
    ],
    ['gexi', '中山市格晰食品检测有限公司', 'Zhongshan Gexi Food Testing Co., Ltd.', '442000'],
  ]),
  ...firmsOf('disinfection', [
    [
      'jingyu',
      '深圳市净屿消毒服务有限公司',
      'Shenzhen Jingyu Disinfection Services Co., Ltd.',
      '440307',
    ],
  ]),
  ...firmsOf('market', [
    [
      'lugang',
      '深圳市庐港水产批发市场有限公司',
      'Shenzhen Lugang Seafood Wholesale Market Co., Ltd.',
      '440303',
    ],
    [
      'yebu',
      '深圳市冶埔农产品市场有限公司',
      'Shenzhen Yebu Farm Produce Market Co., Ltd.',
      '440307',
    ],
    [
      'lingtang',
      '中山市菱塘市场管理有限公司',
      'Zhongshan Lingtang Market Management Co., Ltd.',
      '442000',
    ],
    [
      'shiwei',
      '深圳市拾味仙生活超市有限公司',
      'Shenzhen Shiweixian Supermarkets Co., Ltd.',
      '440304',
    ],
    [
      'heting',
      '深圳市禾町便民生鲜有限公司',
      'Shenzhen Heting Neighbourhood Fresh Co., Ltd.',
      '440306',
    ],
    [
      'qinyue',
      '中山市沁月生鲜连锁有限公司',
      'Zhongshan Qinyue Fresh Food Stores Co., Ltd.',
      '442000',
    ],
  ]),
];

/** Restaurants and canteens that buy and are not in the system. */
export const buyers: readonly string[] = [
  '渔泊记海鲜酒楼',
  '岁岁丰团餐服务部',
  '舟山里小馆',
  '桐荫中学食堂',
  '烟火集烧烤店',
  '临溪日料店',
  '谷雨便当厨房',
  '砚台街火锅店',
];
