import { type Actor, actsAt, isRegulator } from '../../core/actor.ts';
import { commitMany, type Decided, type Outcome } from '../../core/commit.ts';
import type { Ctx, Db } from '../../core/context.ts';
import { isUniqueViolation } from '../../core/database-errors.ts';
import { AppError } from '../../core/errors.ts';
import type { Permission } from '../../domain/permissions.ts';
import * as errors from './evidence.errors.ts';
import type { LotFacts, References } from './evidence.queries.ts';

/** The lots that a record names: known, once each, and declared by `at`. */
export function demandLots(
  references: References,
  ids: readonly string[],
  at: Date,
  paths: { lot: (index: number) => string; time: string },
): LotFacts[] {
  const unknown = ids.flatMap((id, index) => (references.lots.has(id) ? [] : [paths.lot(index)]));
  if (unknown.length > 0) throw errors.unknownLots(unknown);
  const repeated = ids.flatMap((id, index) => (ids.indexOf(id) < index ? [paths.lot(index)] : []));
  if (repeated.length > 0) throw errors.lotsTwice(repeated);
  const lots = ids.flatMap((id) => references.lots.get(id) ?? []);
  if (lots.some(({ declaredAt }) => new Date(declaredAt) > at)) {
    throw errors.beforeLot([paths.time]);
  }
  return lots;
}

/** Firms that handle goods act on their own premises; those who come to them, anywhere. */
export function demandPremises(
  actor: Actor,
  references: References,
  premisesId: string,
  placeId: string | undefined,
): void {
  const premises = references.premises.get(premisesId);
  const isOwn = actor.kind !== 'system' && premises?.orgId === actor.orgId;
  if (!premises || !(isOwn ? actsAt(actor, premisesId) : comesToOthers(actor))) {
    throw errors.unknownPremises();
  }
  if (placeId === undefined) return;
  if (references.places.get(placeId)?.premisesId !== premisesId) throw errors.unknownPlace();
}

function comesToOthers(actor: Actor): boolean {
  return (
    isRegulator(actor) ||
    (actor.kind !== 'system' && ['laboratory', 'disinfection'].includes(actor.orgKind))
  );
}

/** Judges records one after the other, so that each sees what those before it did. */
export type Judge<I, R> = (input: I) => Outcome<R>;

export type Batch = {
  done: number;
  repeated: number;
  refused: { id: string; error: AppError }[];
};

/** Many records in few statements. Refused ones are reported, the others are recorded. */
export async function commitEach<I, R>(
  ctx: Ctx,
  permission: Permission,
  name: string,
  items: readonly { id: string; input: I }[],
  prepare: (tx: Db, inputs: readonly I[]) => Promise<Judge<I, R>>,
): Promise<Batch> {
  const refused: Batch['refused'] = [];
  const decide: Parameters<typeof commitMany<I, R>>[4] = async (tx, fresh) => {
    refused.length = 0;
    const judge = await prepare(
      tx,
      fresh.map(({ input }) => input),
    );
    return fresh.flatMap(({ id, input }): Decided<R>[] => {
      try {
        return [{ id, input, outcome: judge(input) }];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        refused.push({ id, error });
        return [];
      }
    });
  };
  const attempt = async () => commitMany(ctx, permission, name, items, decide);
  // Somebody took a number in the meantime: judged again, that one record is refused.
  const counts = await attempt().catch(async (error: unknown) => {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  });
  return { ...counts, refused };
}

export function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
