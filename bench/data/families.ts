import pg from 'pg';

import { openPostgres } from '../../db/postgres.ts';
import { gatherStatistics } from '../../db/statistics.ts';
import type { City } from './firms.ts';

/**
 * Lots that were made of each other over twelve generations: one root, then so many in each. Three of ten
 * have two parents. Each is put away, half shipped on and received, and partly used up.
 */
export const widths = { hundred: 2, tenThousand: 209, hundredThousand: 1_820 };
const generations = 12;

/** So many families of each size: a million lots, or a sixteenth. */
export const counts = {
  whole: { hundred: 24_000, tenThousand: 100, hundredThousand: 11 },
  quick: { hundred: 1_000, tenThousand: 5, hundredThousand: 1 },
};

const id = (kind: string, n: string) =>
  `('019000${kind}-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;

const seq = (n: string, step = 0) => `(100000 + 10 * (${n})::bigint + ${step})`;

/** Written as the projectors would have, without the journal: a trace reads none of it. */
export async function addFamilies(
  url: string,
  { firms }: City,
  of: Record<keyof typeof widths, number>,
): Promise<Record<keyof typeof widths, string[]>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local synchronous_commit = off');
    await client.query("set local work_mem = '256MB'");
    await client.query("set local maintenance_work_mem = '512MB'");
    await client.query('select setseed(0.42)');
    await client.query(
      `create temp table firm on commit drop as
       select f.n - 1 as n, f.org_id, f.premises_id,
         (select min(p.id::text)::uuid from product p where p.org_id = f.org_id) as product_id,
         (select id from place where premises_id = f.premises_id and kind = 'dock') as dock,
         (select min(id::text)::uuid from place
           where premises_id = f.premises_id and kind = 'room') as room,
         (select id from place where org_id = f.org_id and kind = 'processed') as processed
       from unnest($1::uuid[], $2::uuid[]) with ordinality as f (org_id, premises_id, n)`,
      [firms.map(({ orgId }) => orgId), firms.map(({ premisesId }) => premisesId)],
    );
    const restore = await setAside(client);
    for (const statement of statements(of, firms.length)) await client.query(statement);
    const roots = await client.query<{ size: keyof typeof widths; id: string }>(
      `select size, ${id('01', 'i')} as id from family where g = 0 order by i`,
    );
    await client.query('set constraints all immediate');
    for (const statement of restore) await client.query(statement);
    await client.query('commit');
    const found = { hundred: [], tenThousand: [], hundredThousand: [] } as Record<
      keyof typeof widths,
      string[]
    >;
    for (const row of roots.rows) found[row.size].push(row.id);
    return found;
  } finally {
    await client.end();
    const { db } = openPostgres({ connectionString: url, poolSize: 1 });
    await gatherStatistics(db, 'vacuum analyze');
    await db.destroy();
  }
}

const filled = ['lot', 'lot_parent', 'lot_division', 'movement', 'place', 'shipment'];

/** Indexes made at once are made more quickly than row by row. */
async function setAside(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; restore: string }>(
    `select format('drop index %s', i.indexrelid::regclass) as drop,
       pg_get_indexdef(i.indexrelid) as restore
     from pg_index i join pg_class c on c.oid = i.indrelid
     where c.relnamespace = 'public'::regnamespace and c.relname = any($1)
       and not exists (select from pg_constraint x where x.conindid = i.indexrelid)`,
    [filled],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ restore }) => restore);
}

function statements(of: Record<keyof typeof widths, number>, firms: number): string[] {
  const families = Object.entries(widths)
    .map(
      ([size, w]) =>
        `select '${size}' as size, ${w} as w, n from generate_series(1, ${
          of[size as keyof typeof widths]
        }) as n`,
    )
    .join(' union all ');
  return [
    `create temp table family on commit drop as
     select *, row_number() over (order by at) as i from (
       select f, size, w, g, j, start + (g * 3 + random()) * interval '1 day' as at,
         1000 * (2::numeric ^ g * 5::numeric ^ (${generations - 1} - g))::bigint
           * (case when g = 0 then w else 1 end) as grams,
         ((f * 7 + g * 3 + j) % ${firms})::int as firm
       from (
         select row_number() over () as f, size, w,
           now() - interval '100 days' + random() * interval '40 days' as start
         from (${families}) s) families,
         generate_series(0, ${generations - 1}) as g,
         generate_series(0, case when g = 0 then 0 else w - 1 end) as j) lots`,
    'create index on family (f, g, j)',
    'analyze family',
    // Which went into which: all of the second generation into the root; a second parent for some.
    `create temp table link on commit drop as
     select c.i as child, p.i as parent, c.at, c.firm, k.line,
       case when c.g > 1 and c.w > 1 and c.j % 10 < 3 then c.grams / 2 else c.grams end as grams
     from family c
     cross join lateral (values (0, c.j), (1, (c.j + 1) % c.w)) as k (line, parent)
     join family p on p.f = c.f and p.g = c.g - 1 and p.j = case when c.g = 1 then 0 else k.parent end
     where c.g > 0 and (k.line = 0 or (c.g > 1 and c.w > 1 and c.j % 10 < 3))`,
    'analyze link',
    `insert into lot (id, org_id, number, kind, product_id, storage_class, origin_country,
       production_date, expiry_date, declared_grams, declared_pieces, declared_at, recorded_at)
     select ${id('01', 'i')}, f.org_id, 'FM' || lpad(i::text, 10, '0'),
       case when g = 0 then 'domestic' else 'processed' end, f.product_id, 'frozen', 'CN',
       at::date, (at + interval '720 days')::date, grams, 100, at, at
     from family join firm f on f.n = firm order by i`,
    `insert into lot_division (lot_id, division_id) select ${id('01', 'i')}, '440308' from family`,
    `insert into lot_parent (child_id, parent_id, event_id, seq, grams, pieces, total_grams,
       total_pieces)
     select ${id('01', 'child')}, ${id('01', 'parent')}, ${id('02', 'child')}, ${seq('child')},
       grams, 0, sum(grams) over (partition by child), 0 from link order by child`,
    `insert into place (id, org_id, kind, name_zh, name_en)
     select ${id('20', 'i')}, f.org_id, 'transit', '运输途中', 'In transit'
     from family join firm f on f.n = firm order by i`,
    `insert into shipment (id, number, from_org_id, from_premises_id, to_org_id, to_premises_id,
       purpose, state, shipped_at, received_at)
     select ${id('20', 'i')}, 'S' || i, f.org_id, f.premises_id, t.org_id, t.premises_id, 'sale',
       'matched', at + interval '1 day', at + interval '36 hours'
     from family join firm f on f.n = firm join firm t on t.n = (firm + 1) % ${firms} order by i`,
    `insert into movement (event_id, line, lot_id, from_place, to_place, grams, pieces, occurred_at,
       seq, net_grams, net_pieces)
     select event_id, line, lot_id, from_place, to_place, grams, pieces, at, seq, grams, pieces
     from (
       select ${id('02', 'i')} as event_id, 100 as line, ${id('01', 'i')} as lot_id,
         null::uuid as from_place, f.dock as to_place, grams, 100 as pieces, at, ${seq('i')} as seq
       from family join firm f on f.n = firm
       union all
       select ${id('03', 'i')}, 0, ${id('01', 'i')}, f.dock, f.room, grams, 100,
         at + interval '1 hour', ${seq('i', 1)} from family join firm f on f.n = firm
       union all
       select ${id('04', 'i')}, 0, ${id('01', 'i')}, f.room, ${id('20', 'i')}, grams / 5, 20,
         at + interval '1 day', ${seq('i', 2)} from family join firm f on f.n = firm
       union all
       select ${id('05', 'i')}, 0, ${id('01', 'i')}, ${id('20', 'i')}, t.dock, grams / 5, 20,
         at + interval '36 hours', ${seq('i', 3)}
       from family join firm t on t.n = (firm + 1) % ${firms}
       union all
       select ${id('02', 'l.child')}, l.line, ${id('01', 'l.parent')}, f.room, f.processed, l.grams,
         0, l.at, ${seq('l.child')}
       from link l join family p on p.i = l.parent join firm f on f.n = p.firm) all_of_them
     order by seq, line`,
    // The newest record, up to which a trace reads.
    `with c as (
       insert into command (id, name, input_hash, recorded_at)
       values (${id('06', '1')}, 'bench', '', now()) returning id)
     insert into event (seq, id, command_id, type, version, occurred_at, recorded_at, body)
     overriding system value
     select ${seq('(select max(i) from family)', 9)}, id, id, 'bench.filled', 1, now(), now(), '{}'
     from c`,
  ];
}
