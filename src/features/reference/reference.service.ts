import { authorize } from '../../core/actor.ts';
import { commit } from '../../core/commit.ts';
import type { Ctx } from '../../core/context.ts';
import { happened } from '../../core/events.ts';
import { divisionNotFound } from './reference.errors.ts';
import { divisionsLoaded, type DivisionRow } from './reference.events.ts';
import * as queries from './reference.queries.ts';

/** Loads or renews a subtree of divisions. Each record elsewhere keeps the id, never the name. */
export async function loadDivisions(
  ctx: Ctx,
  codeVersion: string,
  rows: readonly [DivisionRow, ...DivisionRow[]],
): Promise<{ rows: number }> {
  const command = { name: 'loadDivisions', input: { codeVersion, root: rows[0].id } };
  return commit(ctx, 'reference:load', command, async () => ({
    result: { rows: rows.length },
    events: [happened(divisionsLoaded, { codeVersion, rows: [...rows] })],
  }));
}

/** Loads what is missing or of another version, a province at a time. Run again, it does nothing. */
export async function loadMissingDivisions(
  ctx: Ctx,
  codeVersion: string,
  subtrees: () => Iterable<readonly [DivisionRow, ...DivisionRow[]]>,
  roots: readonly string[],
): Promise<number> {
  const loaded = await queries.loadedVersions(ctx.whole);
  if (roots.every((root) => loaded.get(root) === codeVersion)) return 0;
  let rows = 0;
  for (const subtree of subtrees()) {
    if (loaded.get(subtree[0].id) === codeVersion) continue;
    rows += (await loadDivisions(ctx, codeVersion, subtree)).rows;
  }
  return rows;
}

export async function listDivisions(ctx: Ctx, filter: Parameters<typeof queries.listDivisions>[1]) {
  authorize(ctx.actor, 'read');
  return queries.listDivisions(ctx.db, filter);
}

export async function readDivision(ctx: Ctx, id: string) {
  authorize(ctx.actor, 'read');
  const division = await queries.findDivision(ctx.db, id);
  if (!division) throw divisionNotFound();
  return division;
}
