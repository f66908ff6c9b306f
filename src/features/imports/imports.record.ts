import type { Ctx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { inOneTransaction } from '../../core/journal.ts';
import type { Item, Refused } from './imports.kind.ts';

/** Runs a verb for each item, each in a savepoint of its own, so that one refusal undoes one item. */
export async function recordEach<I>(
  ctx: Ctx,
  items: readonly Item<I>[],
  verb: (ctx: Ctx, item: Item<I>) => Promise<unknown>,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const item of items) {
    try {
      await inOneTransaction(ctx.journal, async (journal, tx) =>
        verb({ ...ctx, db: tx, whole: tx, journal }, item),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ id: item.id, error });
    }
  }
  return refused;
}
