import type { z } from '@hono/zod-openapi';

import { orgOf } from '../../core/actor.ts';
import type { Ctx, Db } from '../../core/context.ts';
import type { AppError } from '../../core/errors.ts';
import { toIssues } from '../../core/http.ts';
import type { Permission } from '../../domain/permissions.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { Reader } from './imports.cells.ts';
import { emptyCell } from './imports.errors.ts';
import type { ImportKind } from './imports.schemas.ts';

export type Column<T = unknown> = Text & {
  required: boolean;
  read: Reader<T>;
  note?: Text;
  choices?: readonly Text[];
  /** What templates called it before: who kept one fills it in. */
  once?: readonly string[];
  width?: number;
};
export type Columns = Record<string, Column>;
export type Values<C extends Columns> = {
  [K in keyof C]?: C[K] extends Column<infer T> ? T : never;
};

/** What is wrong with a cell of a unit's nth line, or with the whole line. */
export type CellFault = { line: number; field: string | undefined; rule: string; message: Text };

/** A row as read: what its cells say by column, and the text that they hold. */
export type Line = {
  row: number;
  values: Record<string, unknown>;
  textOf: (field: string) => string;
};

/** The rows that make one command. */
export type Unit = {
  id: string;
  /** Digest of what the rows say. */
  hash: string;
  lines: readonly Line[];
  faults: readonly CellFault[];
};

/** What the import needs to know of a kind of rows; see `defineKind`. */
export type Kind = {
  name: ImportKind;
  permission: Permission;
  columns: Columns;
  /** The column whose value binds rows into one command. */
  groupBy: string | undefined;
  /** Columns that are about the whole group: each of its rows says the same. */
  shared: readonly string[];
  rowsPerTransaction: number;
  samples: readonly Record<string, Text | string>[];
  /** Records what it can; the faults of the others by unit. */
  record: (ctx: Ctx, units: readonly Unit[]) => Promise<Map<string, CellFault[]>>;
};

export type Item<I> = { id: string; input: I; hash: string };
export type Refused = { id: string; error: AppError };
export type Built = { input: unknown; faults: CellFault[] };

type KindSpec<C extends Columns, I, L> = Pick<
  Kind,
  'name' | 'permission' | 'rowsPerTransaction'
> & {
  columns: C;
  groupBy?: keyof C & string;
  shared?: readonly (keyof C & string)[];
  samples: readonly Partial<Record<keyof C & string, Text | string>>[];
  schema: z.ZodType<I>;
  /** Reads at once what the lines of many units refer to. */
  look: (tx: Db, orgId: string, lines: readonly Values<C>[]) => Promise<L>;
  /** The command of one unit, with ids in the place of what people write. */
  build: (lines: readonly Values<C>[], found: L) => Built;
  /** Which columns a field of the command comes from: the first one that is filled is to blame. */
  fields: Readonly<Record<string, readonly (keyof C & string)[]>>;
  record: (ctx: Ctx, items: readonly Item<I>[], found: L) => Promise<readonly Refused[]>;
};

/** Joins columns, look-ups, the verb's own schema and the verb; types are checked here, once. */
export function defineKind<C extends Columns, I, L>(spec: KindSpec<C, I, L>): Kind {
  const { schema, build } = spec;
  // The readers of these same columns have made the values.
  const valuesOf = (unit: Unit) => unit.lines.map(({ values }) => values as Values<C>);
  const locate = locator(spec.columns, spec.fields);

  const judge = (unit: Unit, found: L): { input: I } | { faults: CellFault[] } => {
    const built = build(valuesOf(unit), found);
    const faults = [...unit.faults, ...built.faults];
    if (built.input === undefined) return { faults };
    const parsed = schema.safeParse(built.input);
    if (parsed.success) return faults.length === 0 ? { input: parsed.data } : { faults };
    const known = new Set(faults.map(({ line, field }) => `${line}/${field}`));
    for (const [index, issue] of toIssues(parsed.error.issues).entries()) {
      const { line, field } = locate(issue.field, unit);
      if (known.has(`${line}/${field}`)) continue;
      const isMissing =
        parsed.error.issues[index]?.code === 'invalid_type' &&
        field !== undefined &&
        unit.lines[line]?.values[field] === undefined;
      faults.push(isMissing ? { line, field, ...emptyCell() } : { ...issue, line, field });
    }
    return { faults };
  };

  return {
    ...spec,
    groupBy: spec.groupBy,
    shared: spec.shared ?? [],
    // Each sample names columns of its own kind only.
    samples: spec.samples as Kind['samples'],
    async record(ctx, units) {
      const refused = new Map<string, CellFault[]>();
      const found = await spec.look(ctx.db, orgOf(ctx.actor), units.flatMap(valuesOf));
      const items: Item<I>[] = [];
      for (const unit of units) {
        const judged = judge(unit, found);
        if ('input' in judged) items.push({ id: unit.id, hash: unit.hash, input: judged.input });
        else refused.set(unit.id, judged.faults);
      }
      if (items.length === 0) return refused;
      const byId = new Map(units.map((unit) => [unit.id, unit]));
      for (const { id, error } of await spec.record(ctx, items, found)) {
        const unit = byId.get(id);
        if (unit)
          refused.set(
            id,
            faultsOf(error, (path) => locate(path, unit)),
          );
      }
      return refused;
    },
  };
}

type Place = { line: number; field: string | undefined };

/** Finds the cell that a field path of a command speaks of (`lines.2.quantity.pieces`). */
function locator(columns: Columns, fields: Readonly<Record<string, readonly string[]>>) {
  return (path: string, unit: Unit): Place => {
    const bare = path.replace(/^input\.?/, '');
    const match = /^(?:lines|lots)\.(\d+)\.?(.*)$/.exec(bare);
    const line = match ? Number(match[1]) : 0;
    const field = match ? (match[2] ?? '') : bare;
    const candidates = fields[field] ?? (field in columns ? [field] : []);
    const filled = candidates.find((name) => unit.lines[line]?.values[name] !== undefined);
    return { line: unit.lines[line] ? line : 0, field: filled ?? candidates[0] };
  };
}

function faultsOf(error: AppError, locate: (path: string) => Place): CellFault[] {
  if (error.issues.length === 0) {
    return [{ line: 0, field: undefined, rule: error.code, message: error.text }];
  }
  return error.issues.map(({ field, rule, message }) => ({
    ...locate(field),
    rule,
    message: withWayOut(message, error),
  }));
}

/** Short issues name the fault; what to do about it stands in the error's own sentence. */
function withWayOut(message: Text, error: AppError): Text {
  if (error.code === 'gate.unmet' || message.zh === error.text.zh) return message;
  if (error.code === 'identifier.doubtful') {
    return {
      zh: `${message.zh}理由请填在“校验不符说明”列。`,
      en: `${message.en} The reason goes into the column “Override reason”.`,
    };
  }
  return { zh: `${message.zh}。${error.text.zh}`, en: `${message.en}. ${error.text.en}` };
}

export function wordsOf(text: Text | string, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
