import { orgOf } from '../../core/actor.ts';
import type { Ctx } from '../../core/context.ts';
import { inOneTransaction } from '../../core/journal.ts';
import type { SheetRow } from '../../core/ports.ts';
import type { Kind, Unit } from './imports.kind.ts';
import { knownCommands } from './imports.queries.ts';
import type { ImportMode } from './imports.schemas.ts';
import { type Fault, type Header, placeFault, readHeader } from './imports.sheet.ts';
import { type Survey, unitChunks } from './imports.units.ts';

/** As many faults as are kept and marked; the others are counted. */
const maxFaults = 5000;

export type Tally = {
  rows: number;
  done: number;
  repeated: number;
  refused: number;
  faultCount: number;
  faults: Fault[];
};

export type Sheet = {
  /** The rows from the first one on, as often as they are asked for. */
  open: () => AsyncIterable<SheetRow>;
  unfit: Survey['unfit'];
};

/** Carries the count of what was undone out of its transaction. */
class Undone extends Error {
  override readonly name = 'Undone';
  readonly tally: Tally;

  constructor(tally: Tally) {
    super('undone');
    this.tally = tally;
  }
}

/** Records a sheet's rows by the mode. `afterChunk` hears how many rows are through, first none; it may throw. */
export async function runImport(
  ctx: Ctx,
  kind: Kind,
  mode: ImportMode,
  sheet: Sheet,
  afterChunk: (rows: number) => void,
): Promise<{ tally: Tally; recorded: boolean }> {
  if (mode === 'good_rows') {
    const record: RecordChunk = async (units) =>
      inOneTransaction(ctx.journal, async (journal, tx) =>
        recordChunk({ ...ctx, db: tx, whole: tx, journal }, kind, units),
      );
    const tally = await runChunks(ctx, kind, sheet, afterChunk, record);
    return { tally, recorded: tally.done > 0 };
  }
  try {
    const tally = await inOneTransaction(ctx.journal, async (journal, tx) => {
      const bound = { ...ctx, db: tx, whole: tx, journal };
      const record: RecordChunk = async (units) => recordChunk(bound, kind, units);
      const counted = await runChunks(ctx, kind, sheet, afterChunk, record);
      if (mode === 'dry_run' || counted.faultCount > 0) throw new Undone(counted);
      return counted;
    });
    return { tally, recorded: tally.done > 0 };
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    const { tally } = error;
    return { tally: mode === 'dry_run' ? tally : { ...tally, done: 0 }, recorded: false };
  }
}

type Chunk = { repeated: ReadonlySet<string>; refused: Awaited<ReturnType<Kind['record']>> };
type RecordChunk = (units: readonly Unit[]) => Promise<Chunk>;

async function recordChunk(ctx: Ctx, kind: Kind, units: readonly Unit[]): Promise<Chunk> {
  const sound = units.filter(({ faults }) => faults.length === 0);
  const repeated = await knownCommands(
    ctx.whole,
    sound.map(({ id }) => id),
  );
  const fresh = units.filter(({ id }) => !repeated.has(id));
  const refused = fresh.length === 0 ? new Map() : await kind.record(ctx, fresh);
  return { repeated, refused };
}

async function runChunks(
  ctx: Ctx,
  kind: Kind,
  sheet: Sheet,
  afterChunk: (rows: number) => void,
  record: RecordChunk,
): Promise<Tally> {
  const tally = { rows: 0, done: 0, repeated: 0, refused: 0, faultCount: 0, faults: [] };
  const rows = sheet.open()[Symbol.asyncIterator]();
  try {
    const first = await rows.next();
    const { header, faults } = readHeader(first.done ? undefined : first.value, kind.columns);
    addFaults(tally, faults);
    afterChunk(0);
    if (faults.length > 0) return tally;
    const chunks = unitChunks(restOf(rows), header, kind, orgOf(ctx.actor), sheet.unfit);
    for await (const units of readAhead(chunks)) {
      count(tally, units, await record(units), header);
      afterChunk(tally.rows);
    }
    return tally;
  } finally {
    await rows.return?.();
  }
}

async function* restOf<T>(iterator: AsyncIterator<T>): AsyncGenerator<T> {
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

/** Reads the next item while the database is at work on this one. */
async function* readAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done === true) return;
      next = items.next();
      // Asked about at the next turn; until then nobody listens.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await items.return(undefined);
  }
}

function count(tally: Tally, units: readonly Unit[], chunk: Chunk, header: Header): void {
  for (const { id, lines } of units) {
    const faults = chunk.refused.get(id);
    tally.rows += lines.length;
    if (chunk.repeated.has(id)) tally.repeated += lines.length;
    else if (faults === undefined) tally.done += lines.length;
    else {
      tally.refused += lines.length;
      addFaults(
        tally,
        faults.map((fault) => placeFault(fault, lines, header)),
      );
    }
  }
}

function addFaults(tally: Tally, faults: readonly Fault[]): void {
  tally.faultCount += faults.length;
  tally.faults.push(...faults.slice(0, Math.max(0, maxFaults - tally.faults.length)));
}
