import { expect, test } from 'vitest';
import { z } from 'zod';

import { toIssues } from '../../src/core/http.ts';

const wordsOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return toIssues(error?.issues ?? []).map(({ message }) => [message.zh, message.en]);
};

test.for<[z.ZodType, unknown, string, string]>([
  [z.string().max(16), 'x'.repeat(17), '最多 16 个字符。', 'At most 16 characters.'],
  [z.string().min(1), '', '不能为空。', 'This can’t be empty.'],
  [z.string().min(12), 'short', '至少 12 个字符。', 'At least 12 characters.'],
  [z.array(z.string()).max(1), ['a', 'b'], '最多 1 项。', 'At most 1 entry.'],
  [z.number().min(0), -5, '不能小于 0。', 'Has to be at least 0.'],
  [z.number().gt(0), 0, '必须大于 0。', 'Has to be more than 0.'],
  [z.number().lt(100), 100, '必须小于 100。', 'Has to be less than 100.'],
  [z.string(), undefined, '必填。', 'This is required.'],
  [z.number(), 'five', '应为数字。', 'Has to be a number.'],
  [z.enum(['a', 'b']), 'c', '只能是:a、b。', 'Has to be one of: a, b.'],
  [
    z.string().regex(/^\d{6}$/),
    '12',
    '格式不对,请按该字段的说明填写。',
    'Not in the form that this field wants.',
  ],
  [z.union([z.literal(1), z.literal(2)]), 3, '只能是:1、2。', 'Has to be one of: 1, 2.'],
  [
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('firm') }),
      z.object({ kind: z.literal('consumer') }),
    ]),
    { kind: 'nobody' },
    '只能是:firm、consumer。',
    'Has to be one of: firm, consumer.',
  ],
  [z.number().multipleOf(0.001), 0.0001, '最多 3 位小数。', 'At most 3 decimals.'],
  [z.uuid(), 'nothing', '不是有效的编号(UUID)。', 'Not an id (UUID).'],
  [z.strictObject({}), { pdf: 1 }, '没有这样的字段:pdf。', 'There is no such field: pdf.'],
])('%#: says what may be entered', ([schema, value, zh, en]) => {
  expect(wordsOf(schema, value)).toEqual([[zh, en]]);
});
