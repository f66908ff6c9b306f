import type { ColumnType } from 'kysely';

/** Written as JSON text; the drivers hand it back parsed. */
export type Json = ColumnType<unknown, string | null, string | null>;
