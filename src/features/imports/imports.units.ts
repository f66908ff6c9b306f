import { identityOf } from '../../core/ids.ts';
import type { SheetRow } from '../../core/ports.ts';
import type { Text } from '../../domain/text.ts';
import * as errors from './imports.errors.ts';
import type { CellFault, Kind, Line, Unit } from './imports.kind.ts';
import { type Header, isSample, lineReader, readHeader, valueOf } from './imports.sheet.ts';

/** As many lines as a command takes. */
const maxLines = 200;

type Told = { rule: string; message: Text };

/** What has to be known of a sheet before its rows are read one after the other. */
export type Survey = {
  rows: number;
  /** Groups that can't be recorded, since their rows are apart or too many. */
  unfit: ReadonlyMap<string, Told>;
};

/** Runs over the rows, keeping no more of them than the names of their groups. */
export async function survey(rows: AsyncIterable<SheetRow>, kind: Kind): Promise<Survey> {
  const { columns, groupBy } = kind;
  const counts = new Map<string, number>();
  const unfit = new Map<string, Told>();
  let header: Header | undefined;
  let count = 0;
  let last: string | undefined;
  for await (const row of rows) {
    if (!header) {
      header = readHeader(row, columns).header;
      continue;
    }
    if (isSample(row, header)) continue;
    count += 1;
    if (groupBy === undefined) continue;
    const key = valueOf(row, header, columns, groupBy);
    const by = columns[groupBy];
    if (typeof key === 'string' && by) {
      const seen = counts.get(key) ?? 0;
      counts.set(key, seen + 1);
      if (seen > 0 && key !== last) unfit.set(key, errors.scatteredGroup(by));
      else if (seen === maxLines) unfit.set(key, errors.groupTooLong(by, maxLines));
    }
    last = typeof key === 'string' ? key : undefined;
  }
  return { rows: count, unfit };
}

type Draft = { key: string | undefined; lines: Line[]; faults: CellFault[] };

/** Rows in chunks of whole commands, each with the id that the same rows always get. */
export async function* unitChunks(
  rows: AsyncIterable<SheetRow>,
  header: Header,
  kind: Kind,
  orgId: string,
  unfit: Survey['unfit'],
): AsyncGenerator<Unit[]> {
  const seen = new Map<string, number>();
  let drafts: Draft[] = [];
  let size = 0;
  for await (const draft of draftsOf(rows, header, kind, unfit)) {
    drafts.push(draft);
    size += draft.lines.length;
    if (size < kind.rowsPerTransaction) continue;
    yield identified(drafts, kind, orgId, seen);
    drafts = [];
    size = 0;
  }
  if (drafts.length > 0) yield identified(drafts, kind, orgId, seen);
}

async function* draftsOf(
  rows: AsyncIterable<SheetRow>,
  header: Header,
  kind: Kind,
  unfit: Survey['unfit'],
): AsyncGenerator<Draft> {
  const readLine = lineReader(header, kind.columns);
  let open: Draft | undefined;
  let read = 0;
  for await (const row of rows) {
    read += 1;
    if (read % rowsPerTurn === 0) await othersTurn();
    if (isSample(row, header)) continue;
    const { line, faults } = readLine(row);
    const key = kind.groupBy === undefined ? undefined : line.values[kind.groupBy];
    const told = typeof key === 'string' ? unfit.get(key) : undefined;
    if (typeof key !== 'string' || told) {
      if (open) yield open;
      open = undefined;
      if (told) faults.push({ line: 0, field: kind.groupBy, ...told });
      yield { key: undefined, lines: [line], faults };
    } else if (open?.key === key) {
      join(open, line, faults, kind);
    } else {
      if (open) yield open;
      open = { key, lines: [line], faults };
    }
  }
  if (open) yield open;
}

const rowsPerTurn = 100;

/** Rows are read while the database is at work: its answers must not wait for a thousand of them. */
async function othersTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

function join(group: Draft, line: Line, faults: readonly CellFault[], kind: Kind): void {
  const at = group.lines.length;
  const by = kind.columns[kind.groupBy ?? ''];
  const differing = kind.shared.filter(
    (field) => by && line.values[field] !== group.lines[0]?.values[field],
  );
  group.lines.push(line);
  group.faults.push(...faults.map((fault) => ({ ...fault, line: at })));
  for (const field of differing) {
    const told = faults.some((fault) => fault.field === field);
    if (by && !told) group.faults.push({ line: at, field, ...errors.differsInGroup(by) });
  }
}

/**
 * The id of what the rows say, not of how the file is laid out: the same rows in another order of
 * columns, as XLSX or CSV, are the same command. Equal rows of one file are told apart by counting.
 */
function identified(
  drafts: readonly Draft[],
  kind: Kind,
  orgId: string,
  seen: Map<string, number>,
): Unit[] {
  return drafts.map(({ lines, faults }) => {
    // What can't be recorded gets no id: the mended row will have one.
    if (faults.length > 0) return { id: `row ${lines[0]?.row}`, hash: '', lines, faults };
    const content = JSON.stringify(lines.map(({ values }) => values));
    const identity = (nth: number) => identityOf(orgId, kind.name, content, `${nth}`);
    const first = identity(1);
    const nth = (seen.get(first.id) ?? 0) + 1;
    seen.set(first.id, nth);
    return { ...(nth === 1 ? first : identity(nth)), lines, faults };
  });
}
