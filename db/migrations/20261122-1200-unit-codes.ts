import { type Kysely, sql } from 'kysely';

import { both, makePolicies, makeSights, type Policies, type Sight } from '../policies.ts';

/** Codes of single units: a row for a series, and one for what became of a part of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table code_series (
      id uuid primary key,
      -- Inside the codes; 25 bits.
      number integer not null constraint code_series_number_key unique
        check (number between 0 and 33554431),
      key_version integer not null,
      key_check text not null,
      lot_id uuid not null,
      org_id uuid not null,
      level text not null check (level in ('case', 'pack')),
      first_serial integer not null,
      last_serial integer not null check (last_serial between first_serial and 33554431),
      issued_at timestamptz not null,
      -- Null until every proof is there.
      activated_at timestamptz
    )
  `.execute(db);
  await sql`create index code_series_lot_idx on code_series (lot_id)`.execute(db);
  await sql`
    create table code_range (
      id uuid primary key,
      -- Of ranges that overlap, the one with the highest counts.
      sequence integer not null,
      series_id uuid not null,
      first_serial integer not null,
      last_serial integer not null check (last_serial >= first_serial),
      kind text not null check (kind in ('void', 'moved', 'replaced')),
      org_id uuid not null,
      -- Whose goods the units are from then on.
      lot_id uuid not null,
      successor_series_id uuid,
      successor_first integer,
      successor_last integer,
      reason text,
      at timestamptz not null,
      constraint code_range_successor_check check ((kind = 'replaced')
        = (successor_series_id is not null and successor_first is not null
          and successor_last is not null)),
      constraint code_range_sequence_key unique (series_id, sequence)
    )
  `.execute(db);
  await sql`create index code_range_lot_idx on code_range (lot_id)`.execute(db);
  await sql`
    create index code_range_successor_idx on code_range (successor_series_id)
    where successor_series_id is not null
  `.execute(db);
  await makeSights(db, sights);
  await makePolicies(db, policies);
}

const handled = (lot: string) => `exists (
  select from public.lot_party mine where mine.lot_id = ${lot} and mine.org_id = wall.org())`;

const ofAnyPart = (sees: (lot: string) => string) => `exists (
  select from public.code_series s where s.id = series and (${sees('s.lot_id')} or exists (
    select from public.code_range r where r.series_id = series and ${sees('r.lot_id')})))`;

/**
 * Whoever may know of a part of a series sees what became of all of it: who saw only some of the rows
 * would take units for goods that they no longer are.
 */
const sights: readonly Sight[] = [
  [
    'sees_series(series uuid, org uuid)',
    `org = wall.org() or ${ofAnyPart(handled)}`,
    ofAnyPart((lot) => `wall.sees_lot(${lot})`),
  ],
];

const policies: Policies = {
  code_series: both('wall.sees_series(id, org_id)'),
  code_range: both('wall.sees_series(series_id, org_id)'),
};

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of Object.keys(policies)) await db.schema.dropTable(table).execute();
  await sql`drop function wall.sees_series`.execute(db);
}
