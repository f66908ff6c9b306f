import { z } from '@hono/zod-openapi';

import { cleanText } from '../domain/plain-text.ts';
import { kgToGrams, type Quantity } from '../domain/quantity.ts';
import type { Checked, Fault, Text } from '../domain/text.ts';
import type { Ctx } from './context.ts';
import { AppError, invalidField, type Issue } from './errors.ts';

/** A refinement that names its rule and speaks both languages (read back in core/http.ts). */
function refuse(ctx: z.core.$RefinementCtx, rule: string, text: Text): void {
  ctx.addIssue({ code: 'custom', message: text.en, params: { rule, text } });
}

/** Text that a person typed: trimmed, NFC, no control or direction-changing characters. */
export function textField(max: number, options: { multiline?: boolean } = {}) {
  return z
    .string()
    .max(max)
    .superRefine((value, ctx) => {
      const clean = cleanText(value, options);
      if (clean === undefined) {
        refuse(ctx, 'text.characters', {
          zh: '含有不可见的控制字符,请重新输入。',
          en: 'Holds invisible control characters; type it again.',
        });
      } else if (clean === '') {
        refuse(ctx, 'text.empty', { zh: '不能为空。', en: 'Must not be empty.' });
      }
    })
    .overwrite((value) => cleanText(value, options) ?? value);
}

/** An issued identifier in its canonical form. Check-digit warnings are left to `warningsOf`. */
export function identifierField(check: (text: string) => Checked, example: string) {
  return z
    .string()
    .max(64)
    .superRefine((value, ctx) => {
      const checked = check(value);
      if (!checked.ok) refuse(ctx, checked.fault.code, checked.fault.message);
    })
    .overwrite((value) => {
      const checked = check(value);
      return checked.ok ? checked.value : value;
    })
    .openapi({ example });
}

const kilograms = z
  .number()
  .superRefine((value, ctx) => {
    if (kgToGrams(value) !== undefined) return;
    refuse(ctx, 'weight.kg', {
      zh: '重量以千克计,不为负,最多三位小数。',
      en: 'A weight is in kilograms, not negative, with at most three decimals.',
    });
  })
  .openapi({ example: 1250.5 });

/** Kilograms on the wire, at most three decimals; `toQuantity` turns them into whole grams. */
export const WeightKg = kilograms;

export const QuantityInput = z.strictObject({
  netWeightKg: WeightKg,
  pieces: z.int().min(0).max(1_000_000_000).openapi({ example: 50 }),
});
export type QuantityInput = z.infer<typeof QuantityInput>;

/** Of parsed input only: the schema has refused what is no weight. */
export function toQuantity(input: QuantityInput): Quantity {
  return { grams: toGrams(input.netWeightKg), pieces: input.pieces };
}

export function toGrams(kg: number): number {
  const grams = kgToGrams(kg);
  if (grams === undefined) throw new RangeError(`Not a weight: ${kg}`);
  return grams;
}

/** What every command takes besides its own fields. */
export const commandFields = {
  eventId: z.uuid().optional().openapi({
    description:
      'Made by the client. Sent twice with the same content, the command happens once. The shipment, processed lots, sample, pool, document, disinfectant or disinfection that it makes have ids that follow from this one (`src/domain/made-id.ts`).',
  }),
  occurredAt: z.iso.datetime({ offset: true }).optional().openapi({
    description: 'When it happened, if not now. Never in the future.',
    example: '2026-11-20T09:30:00+08:00',
  }),
};

/** Clocks of hand-held devices run a little ahead. */
const toleratedSkew = 2 * 60_000;

/** The moment a command speaks of. 422 when it lies in the future. */
export function occurredAtOf(ctx: Ctx, input: { occurredAt?: string | undefined }): Date {
  if (input.occurredAt === undefined) return ctx.now;
  return notInFuture(ctx, 'occurredAt', input.occurredAt);
}

export function notInFuture(ctx: Ctx, field: string, text: string): Date {
  const at = new Date(text);
  if (at.getTime() <= ctx.now.getTime() + toleratedSkew) return at;
  throw invalidField(field, 'time.future', {
    zh: '时间不能晚于现在,请检查设备时钟或填写的时间。',
    en: 'This time lies in the future; check the clock of the device or the time entered.',
  });
}

export type Doubt = { field: string; fault: Fault };

/** The check-digit warnings among canonical identifiers; undefined values are skipped. */
export function doubtsOf(
  fields: readonly (readonly [string, string | undefined, (text: string) => Checked])[],
): Doubt[] {
  return fields.flatMap(([field, value, check]) => {
    if (value === undefined) return [];
    const checked = check(value);
    return checked.ok && checked.warning ? [{ field, fault: checked.warning }] : [];
  });
}

/** Lets doubted identifiers pass only with a person's reason, which is then recorded. */
export function overrideOf(
  doubts: readonly Doubt[],
  reason: string | undefined,
): { reason: string; fields: string[] } | undefined {
  if (doubts.length === 0) return undefined;
  if (reason !== undefined) return { reason, fields: doubts.map(({ field }) => field) };
  const issues: Issue[] = doubts.map(({ field, fault }) => ({
    field,
    rule: fault.code,
    message: fault.message,
  }));
  throw new AppError({
    kind: 'invalid',
    code: 'identifier.doubtful',
    message: {
      zh: '校验码不符。请核对原件;确认无误时填写 overrideReason(理由)后再提交。',
      en: 'A check digit fails. Compare with the paper; if it is right, say why in overrideReason.',
    },
    issues,
  });
}

export const overrideReason = textField(200).optional().openapi({
  description: 'Why an identifier with a failing check digit is right all the same. Recorded.',
});
