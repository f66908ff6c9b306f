import { defineWords } from '../../shared/words.ts';

/** What a firm owes an answer to. */
export const dutyWords = defineWords(
  'duties',
  {
    toAnswer: '待答复的召回',
    due: '{{left}}到期',
    overdue: '已逾期({{left}})',
    more: ' 等另 {{count}} 个批次',
    held: '监管部门封存的货物',
    allHeld: '全部 {{count}} 个封存',
    waiting: '{{count}} 个待答复',
  },
  {
    toAnswer: 'Recalls to answer',
    due: 'due {{left}}',
    overdue: 'overdue ({{left}})',
    more: ' and {{count}} more lots',
    more_one: ' and {{count}} more lot',
    held: 'Goods that the authority holds',
    allHeld: 'All {{count}} holds',
    waiting: '{{count}} to answer',
  },
);
