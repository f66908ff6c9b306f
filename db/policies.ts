import { type Kysely, sql } from 'kysely';

/**
 * Row security, for migrations. Merged ones call this too: what it makes of the same arguments must
 * never change, so what a later migration needs otherwise is a new function.
 */

/** The condition under which a firm, and a regulator, sees a row of a table. */
export type RowSight = { firm: string; bureau: string };
export type Policies = Readonly<Record<string, RowSight>>;

export const both = (condition: string): RowSight => ({ firm: condition, bureau: condition });

/** The firm has or had a part in the lot. `lot` names its table: columns of `mine` would win. */
export const handlesLot = (lot: string) =>
  `exists (select from lot_party mine where mine.lot_id = ${lot} and mine.org_id = wall.org())`;

/** A table of what belongs to a lot. */
export const ofLot = (lot: string): RowSight => ({
  firm: handlesLot(lot),
  bureau: `wall.sees_lot(${lot})`,
});

/** Tables that the service writes and readers read, each row by its sight. */
export async function makePolicies(db: Kysely<unknown>, policies: Policies): Promise<void> {
  for (const [table, { firm, bureau }] of Object.entries(policies)) {
    await sql`alter table ${sql.table(table)} enable row level security`.execute(db);
    await sql`
      create policy service on ${sql.table(table)} to frostmark_service
        using (true) with check (true)
    `.execute(db);
    await sql`
      create policy firm on ${sql.table(table)} for select to frostmark_firm
        using (${sql.raw(firm)})
    `.execute(db);
    await sql`
      create policy bureau on ${sql.table(table)} for select to frostmark_bureau
        using (${sql.raw(bureau)})
    `.execute(db);
    await letReadersSelect(db, table);
  }
}

/** The rows that a reader gets are then the policies' matter; without any, all. */
export async function letReadersSelect(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`grant select on ${sql.table(table)} to frostmark_firm, frostmark_bureau`.execute(db);
}

/** Not needed for a table that is dropped: its policies go with it. */
export async function dropPolicies(db: Kysely<unknown>, policies: Policies): Promise<void> {
  for (const table of Object.keys(policies)) {
    for (const policy of ['firm', 'bureau', 'service']) {
      await sql`drop policy ${sql.ref(policy)} on ${sql.table(table)}`.execute(db);
    }
    await sql`alter table ${sql.table(table)} disable row level security`.execute(db);
  }
}

/** What `wall.name(arguments)` answers to a firm, and to a regulator. */
export type Sight = readonly [head: string, asFirm: string, asRegulator: string];

/**
 * They run as the tables' owner, so that a condition on one table is not itself cut short by the
 * condition on another; name every table in full.
 */
export async function makeSights(db: Kysely<unknown>, sights: readonly Sight[]): Promise<void> {
  for (const [head, asFirm, asRegulator] of sights) {
    await sql
      .raw(
        `create or replace function wall.${head} returns boolean stable security definer
         language plpgsql as $$
         begin
           if wall.org() is not null then return ${asFirm}; end if;
           if wall.path() is null then return false; end if;
           return ${asRegulator};
         end $$`,
      )
      .execute(db);
  }
}
