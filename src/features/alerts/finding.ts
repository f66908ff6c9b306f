import { type RawBuilder, sql } from 'kysely';

import type { AlertFacts, AlertRule } from '../../domain/alerts.ts';

/** Whose records are looked at: findings that have to do with any of these, each found whole. */
export type Scope = { lots: readonly string[]; documents: readonly string[] };

/** What a detector answers for one record, before thresholds. */
export type Found = {
  key: string;
  /** The firm whose own records alone it speaks of; null where there are several. */
  org_id: string | null;
  grams: number | null;
  /** What the rule's number is compared with. */
  size: number;
  facts: AlertFacts;
  firms: string[];
  lots: string[];
  events: string[];
  documents: string[];
  shipments: string[];
};

export type Detector = (scope: Scope, now: Date) => RawBuilder<Found>;
export type Detectors = Record<AlertRule, Detector>;
export type SomeDetectors = Partial<Detectors>;

export const none = sql`'{}'::uuid[]`;
export const idsOf = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`;
export const dayOf = (moment: RawBuilder<unknown>) =>
  sql`(${moment} at time zone 'Asia/Shanghai')::date`;
export const minuteOf = (moment: RawBuilder<unknown>) =>
  sql`to_char(${moment} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

/** Lists come as JSON, which both drivers read alike; in one order, so that they can be compared. */
export function found(inner: RawBuilder<unknown>): RawBuilder<Found> {
  const list = (name: string) =>
    sql`to_json(array(select distinct x from unnest(f.${sql.ref(name)}) x order by 1)) as ${sql.ref(name)}`;
  return sql<Found>`
    select f.key, f.org_id, f.grams::bigint as grams, f.size::bigint as size, f.facts,
      ${list('firms')}, ${list('lots')}, ${list('events')}, ${list('documents')},
      ${list('shipments')}
    from (${inner}) f
  `;
}
