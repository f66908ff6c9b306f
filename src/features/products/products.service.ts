import { authorize, orgOf } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { AppError, invalidField } from '../../core/errors.ts';
import { happened } from '../../core/events.ts';
import { doubtsOf, occurredAtOf, overrideOf } from '../../core/fields.ts';
import { uuidv7 } from '../../core/ids.ts';
import { viewerOf } from '../../core/viewer.ts';
import { shanghaiDate } from '../../domain/business-time.ts';
import { checkGtin, makeRestrictedGtin } from '../../domain/gs1.ts';
import { productRegistered, productYieldSet } from './products.events.ts';
import * as queries from './products.queries.ts';
import type { RegisterProduct, SetYield } from './products.schemas.ts';

/** Adds a product to the firm's own list. 409 when the firm has that article number. */
export async function registerProduct(ctx: Ctx, input: RegisterProduct): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'registerProduct', input };
  return commit(ctx, 'products:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const override = overrideOf(doubtsOf([['gtin', input.gtin, checkGtin]]), input.overrideReason);
    if (await queries.codeExists(tx, orgId, input.code)) throw codeTaken();
    const id = uuidv7(ctx.now);
    const body = {
      id,
      orgId,
      code: input.code,
      gtin: input.gtin ?? newRestrictedGtin(),
      gtinOverrideReason: override?.reason ?? null,
      nameZh: input.nameZh,
      nameEn: input.nameEn,
      category: input.category,
      hsCode: input.hsCode,
      storageClass: input.storageClass,
      shelfLifeDays: input.shelfLifeDays,
      spec: input.spec ?? null,
    };
    const occurredAt = occurredAtOf(ctx, input);
    return { result: { id }, events: [happened(productRegistered, body, { occurredAt })] };
  });
}

/** Restricted-circulation numbers never collide with a real GTIN; random, so firms need no counter. */
function newRestrictedGtin(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return makeRestrictedGtin(((high % 100_000) * 100_000 + (low % 100_000)) % 10_000_000_000);
}

const codeTaken = () =>
  new AppError({
    kind: 'conflict',
    code: 'product.code_taken',
    message: {
      zh: '贵单位已有该货号,请换一个。',
      en: 'Your organisation has this article number; choose another.',
    },
    issues: [
      {
        field: 'code',
        rule: 'product.code_taken',
        message: { zh: '货号重复', en: 'Number in use' },
      },
    ],
  });

export const productNotFound = () =>
  new AppError({
    kind: 'not_found',
    code: 'product.not_found',
    message: { zh: '没有该产品。', en: 'No such product.' },
  });

/** A firm reads its own list, and one by one what lots that it handles are made of. */
export async function listProducts(
  ctx: Ctx,
  filter: { code?: string | undefined; after?: string | undefined; limit: number },
) {
  authorize(ctx.actor, 'read');
  return queries.listProducts(ctx.db, viewerOf(ctx.actor), filter);
}

export async function readProduct(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const product = await queries.findProduct(ctx.db, viewerOf(ctx.actor), id);
  if (!product) throw productNotFound();
  return product;
}

/**
 * How much of the product comes out of all that goes into a processing, from a day on. What was
 * processed before stays judged by what was in force then.
 */
export async function setYield(ctx: Ctx, id: string, input: SetYield): Promise<{ id: string }> {
  const command = { id: input.eventId, name: 'setYield', input: { ...input, id } };
  return commit(ctx, 'products:write', command, async (tx) => {
    const orgId = orgOf(ctx.actor);
    const product = await queries.findProduct(tx, viewerOf(ctx.actor), id);
    if (product?.org_id !== orgId) throw productNotFound();
    const { leastPermille = null, mostPermille = null } = input;
    if (leastPermille === null && mostPermille === null) throw yieldMissing();
    if (leastPermille !== null && mostPermille !== null && leastPermille > mostPermille) {
      throw yieldBackwards();
    }
    const today = shanghaiDate(ctx.now);
    const effectiveFrom = input.effectiveFrom ?? today;
    if (effectiveFrom < today) throw yieldRetroactive();
    const body = { productId: id, orgId, leastPermille, mostPermille, effectiveFrom };
    return { result: { id }, events: [happened(productYieldSet, body)] };
  });
}

export async function listYields(ctx: Ctx, id: string) {
  await readProduct(ctx, id);
  return queries.yieldsOf(ctx.db, id);
}

const yieldMissing = () =>
  invalidField('leastPermille', 'product.yield_missing', {
    zh: '请填写出成率下限或上限(‰),至少一项。',
    en: 'Give the least or the most that comes out (‰), or both.',
  });

const yieldBackwards = () =>
  invalidField('mostPermille', 'product.yield_backwards', {
    zh: '上限不能小于下限。',
    en: 'The most cannot be less than the least.',
  });

const yieldRetroactive = () =>
  invalidField('effectiveFrom', 'product.yield_retroactive', {
    zh: '生效日期不能早于今天。',
    en: 'It takes effect today or later, not in the past.',
  });
