import type { Role } from '../domain/roles.ts';
import type { Text } from '../domain/text.ts';

/** Public on purpose: whoever starts the demo may sign in as anybody. */
export const demoPassword = 'frostmark-demo';

export const demoPeople: readonly {
  username: string;
  firm: string;
  role: Role;
  displayName: string;
  what: Text;
}[] = [
  {
    username: 'keeper',
    firm: 'jilan',
    role: 'keeper',
    displayName: '演示仓管员',
    what: {
      zh: '冷库收发货；可导入 examples/lots-2000.xlsx',
      en: 'receives and ships in a cold store; imports examples/lots-2000.xlsx',
    },
  },
  {
    username: 'owner',
    firm: 'jilan',
    role: 'owner',
    displayName: '演示冷库负责人',
    what: { zh: '管理场所、库房和人员', en: 'manages premises, rooms and people' },
  },
  {
    username: 'quality',
    firm: 'jilan',
    role: 'quality',
    displayName: '演示质检员',
    what: { zh: '登记证件、采样、消毒', en: 'records papers, samples and disinfections' },
  },
  {
    username: 'viewer',
    firm: 'jilan',
    role: 'viewer',
    displayName: '演示查看员',
    what: { zh: '只能查看', en: 'may look, and nothing else' },
  },
  {
    username: 'importer',
    firm: 'mingyuan',
    role: 'owner',
    displayName: '演示进口商',
    what: { zh: '申报进口批次、登记证件', en: 'declares imports and records their papers' },
  },
  {
    username: 'lab',
    firm: 'diwei',
    role: 'quality',
    displayName: '演示检测员',
    what: { zh: '报告检测结果；有样品待检', en: 'reports results; samples are waiting' },
  },
  {
    username: 'market',
    firm: 'shiwei',
    role: 'owner',
    displayName: '演示店长',
    what: { zh: '收货、零售；有一单在途', en: 'receives and sells; a delivery is on its way' },
  },
  {
    username: 'inspector',
    firm: 'regulator',
    role: 'inspector',
    displayName: '演示检查员',
    what: { zh: '全链条查询、封存、召回', en: 'sees every history; holds and recalls' },
  },
  {
    username: 'director',
    firm: 'regulator',
    role: 'supervisor',
    displayName: '演示监督所负责人',
    what: { zh: '制定规则、切换平时与应急', en: 'sets the rules, declares an emergency' },
  },
];
