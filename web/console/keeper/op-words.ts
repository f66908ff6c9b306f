import { defineWords } from '../shared/words.ts';

/** What the buttons of the flows say. */
export const opWords = defineWords(
  'keeper-ops',
  {
    short: {
      receive: '收货',
      move: '上架',
      ship: '出库',
      receiveShipment: '收运单',
      process: '分装',
      sell: '销售',
      takeReturn: '收退货',
      destroy: '销毁',
      count: '盘点',
      correct: '更正',
      recordDocument: '证件',
      takeSample: '采样',
      prepareDisinfectant: '配制',
      recordDisinfection: '消毒',
    },
    lead: { receive: '申报到货', receiveShipment: '他库发来' },
  },
  {
    short: {
      receive: 'Receive',
      move: 'Put away',
      ship: 'Ship',
      receiveShipment: 'Shipment',
      process: 'Repack',
      sell: 'Sell',
      takeReturn: 'Take back',
      destroy: 'Destroy',
      count: 'Count',
      correct: 'Correct',
      recordDocument: 'Paper',
      takeSample: 'Sample',
      prepareDisinfectant: 'Prepare',
      recordDisinfection: 'Disinfect',
    },
    lead: { receive: 'Declared goods', receiveShipment: 'From another store' },
  },
);
