import { expect, test } from 'vitest';

import { isUnexplained, waysOf } from '../../web/console/keeper/offline/advice.ts';

const gate = (...requirements: string[]) => ({
  code: 'gate.unmet',
  errors: requirements.map((rule) => ({
    field: 'lines.0.lotId',
    rule: `gate.${rule}`,
    message: '',
  })),
  details: { lots: [{ unmet: requirements.map((requirement) => ({ requirement })) }] },
});
const bare = (code: string, rule = code) => ({
  code,
  errors: [{ field: 'lines.0.lotId', rule, message: 'x' }],
  details: {},
});

test('what is held is told of as held, whatever else lacks: no paper moves it', () => {
  expect(waysOf(gate('document', 'hold'))).toEqual(['held']);
  expect(waysOf(bare('custody.held'))).toEqual(['held']);
  expect(waysOf(bare('gate.unmet', 'gate.hold'))).toEqual(['held']);
  expect(waysOf(bare('validation', 'custody.held'))).toEqual(['held']);
});

test('what lacks is told by its kind, each once', () => {
  expect(waysOf(gate('document', 'test', 'document'))).toEqual(['document', 'test']);
  expect(waysOf(gate('not_expired'))).toEqual(['expired']);
  expect(waysOf(gate('something_new'))).toEqual(['gate']);
  expect(waysOf({ ...bare('gate.unmet', 'gate.x'), details: {} })).toEqual(['gate']);
  expect(waysOf(bare('custody.not_enough'))).toEqual(['books']);
  expect(waysOf(bare('time.future'))).toEqual(['time']);
  expect(waysOf(bare('auth.forbidden'))).toEqual(['role']);
  expect(waysOf(bare('lot.unknown'))).toEqual(['other']);
});

test('the number of a request is only for what has no words', () => {
  expect(isUnexplained({ code: 'custody.held', title: '已封存' })).toBe(false);
  expect(isUnexplained({ code: 'http.409', title: 'Conflict' })).toBe(true);
  expect(isUnexplained({ code: 'custody.held', title: '' })).toBe(true);
});
