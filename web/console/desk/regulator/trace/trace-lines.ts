import type { components } from '../../../shared/api-types.d.ts';

type Schemas = components['schemas'];
export type Line = Schemas['TraceLine'];
type Head = Extract<Line, { question: unknown }>;
type End = Extract<Line, { end: unknown }>['end'];
type Part = Extract<Line, { direction: unknown }>;
export type Direction = Part['direction'];
type Tables = Omit<Part, 'direction'>;
type TableName = keyof Tables;
export type Cells = readonly (string | number | null)[];

/** A row by the names of its columns, which the stream says itself. */
export type Row = Readonly<Record<string, string | number | null>> & {
  readonly direction: Direction;
};

export type ReadTrace = {
  question: Head['question'];
  tables: Readonly<Record<TableName, Row[]>>;
  /** Undefined where it was stopped before its end. */
  end: End | undefined;
};

const tableNames = [
  'organisations',
  'sites',
  'products',
  'premises',
  'lots',
  'places',
  'shipments',
  'nodes',
  'edges',
  'sources',
  'sales',
] as const satisfies readonly TableName[];

export function createReading() {
  let head: Head | undefined;
  let end: End | undefined;
  const tables = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<
    TableName,
    Row[]
  >;
  return {
    take(line: Line) {
      if ('question' in line) head = line;
      else if ('end' in line) end = line.end;
      else for (const name of tableNames) addRows(tables[name], head, name, line);
    },
    nodes: () => tables.nodes.length,
    isBegun: () => head !== undefined,
    result(): ReadTrace {
      if (!head) throw new Error('A trace without its question');
      return { question: head.question, tables, end };
    },
  };
}

function addRows(table: Row[], head: Head | undefined, name: TableName, part: Part): void {
  const columns = head?.columns[name];
  const rows = part[name];
  if (!columns || !rows) return;
  for (const cells of rows as readonly Cells[]) {
    const row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null]));
    table.push({ ...row, direction: part.direction } as Row);
  }
}
