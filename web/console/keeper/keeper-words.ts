import { defineWords } from '../shared/words.ts';

export const keeperWords = defineWords(
  'keeper',
  {
    title: '库管端',
    home: '首页',
    scan: '扫码',
    scanLead: '对准追溯码、箱标或箱号',
    update: '有新版本。手头的事做完后再更新,已录入的内容都在。',
    updateNow: '现在更新',
    more: '账号与设置',
    officers: '库管端供企业仓管使用，监管人员请用操作台。',
  },
  {
    title: 'For keepers',
    home: 'Home',
    scan: 'Scan',
    scanLead: 'A trace code, a label or a container number',
    update: 'There is a new version. Update when your hands are free; what you recorded is kept.',
    updateNow: 'Update now',
    more: 'Account and settings',
    officers: 'This is for the keepers of firms; officers use the desk.',
  },
);
