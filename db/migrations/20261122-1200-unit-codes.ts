import { type Kysely, sql } from 'kysely';

import { makePolicies, handlesLot } from '../policies.ts';

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
  await makePolicies(db, policies);
}

const ofPart = 'exists (select from code_range r where r.series_id = code_series.id)';

const policies = {
  code_range: {
    firm: `org_id = wall.org() or ${handlesLot('code_range.lot_id')}`,
    bureau: 'wall.sees_lot(lot_id)',
  },
  code_series: {
    firm: `org_id = wall.org() or ${handlesLot('code_series.lot_id')} or ${ofPart}`,
    bureau: `wall.sees_lot(lot_id) or ${ofPart}`,
  },
};

export async function down(db: Kysely<unknown>): Promise<void> {
  // The policy of one asks the other.
  for (const table of Object.keys(policies).reverse()) await db.schema.dropTable(table).execute();
}
