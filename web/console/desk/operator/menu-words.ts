import { defineWords } from '../../shared/words.ts';

/** Apart from the pages' own words, which come with them. */
export const menuWords = defineWords(
  'operator-menu',
  {
    stock: '库存',
    lots: '批次',
    receive: '收货',
    shipments: '在途与发货',
    documents: '证件',
    alerts: '预警',
    labels: '标签打印',
    import: '表格导入',
    products: '产品',
    premises: '场所与库房',
    people: '人员与邀请',
    keys: '程序密钥',
  },
  {
    stock: 'Stock',
    lots: 'Lots',
    receive: 'Receive goods',
    shipments: 'Shipments',
    documents: 'Documents',
    alerts: 'Alerts',
    labels: 'Labels',
    import: 'Spreadsheet import',
    products: 'Products',
    premises: 'Premises and rooms',
    people: 'People',
    keys: 'Keys for programs',
  },
);
