import { type Kysely, sql } from 'kysely';

import { makePolicies } from '../policies.ts';

/** Prints of labels, and how far each was fetched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table label_print (
      id uuid primary key,
      series_id uuid not null,
      lot_id uuid not null,
      org_id uuid not null,
      number integer not null check (number > 0),
      first_serial integer not null,
      last_serial integer not null check (last_serial >= first_serial),
      format text not null check (format in ('pdf', 'zpl', 'svg', 'png', 'csv')),
      layout text,
      dpi integer,
      link text not null check (link in ('short', 'gs1')),
      -- What stands on the labels.
      facts json not null,
      reprint integer not null,
      reprinted integer not null,
      printed_at timestamptz not null,
      -- Spans of serials that were fetched, apart from one another, in order.
      taken json not null,
      taken_again integer not null,
      constraint label_print_number_key unique (series_id, number)
    )
  `.execute(db);
  await makePolicies(db, {
    label_print: { firm: 'org_id = wall.org()', bureau: 'wall.of_org(org_id)' },
  });
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable('label_print').execute();
}
