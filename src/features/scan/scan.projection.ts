import { sql } from 'kysely';

import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import type { StepKind } from '../../domain/scan.ts';
import {
  corrected,
  destroyed,
  processed,
  received,
  returned,
  shipmentReceived,
  shipped,
  sold,
} from '../custody/custody.events.ts';

export const scanTables = ['lot_step'] as const;

type Step = {
  lotId: string;
  eventId: string;
  kind: Exclude<StepKind, 'declared'>;
  premisesId: string;
  occurredAt: Date;
};

/** Keeps the city and the kind of place: premises and firms are not for the public. */
async function addSteps(tx: ProjectionTx, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into lot_step
      (lot_id, event_id, kind, premises_kind, division_id, occurred_at, happened)
    select distinct r."lotId", r."eventId", r.kind, p.kind, coalesce(city.id, d.id),
      r."occurredAt", true
    from json_to_recordset(${JSON.stringify(steps)}::json) as r(
      "lotId" uuid, "eventId" uuid, kind text, "premisesId" uuid, "occurredAt" timestamptz)
    left join premises p on p.id = r."premisesId"
    left join division d on d.id = p.division_id
    -- By key, one for each step of the path: joined the other way all divisions are read.
    left join lateral (
      select c.id from unnest(string_to_array(d.path, '/')) as up(id)
      join division c on c.id = up.id
      where c.level = 'city' limit 1) city on true
  `.execute(tx);
}

type Lined = { premisesId: string; lines: readonly { lotId: string }[] };

function stepsOf({ id, body, occurredAt }: RecordedEvent<Lined>, kind: Step['kind']): Step[] {
  const { premisesId, lines } = body;
  return lines.map(({ lotId }) => ({ lotId, eventId: id, kind, premisesId, occurredAt }));
}

export const scanProjections: readonly Projection[] = [
  on(received, async (tx, events) => {
    await addSteps(
      tx,
      events.flatMap((event) => stepsOf(event, 'received')),
    );
  }),

  on(shipped, async (tx, events) => {
    const steps = events.flatMap((event) => {
      const { fromPremisesId, lines, purpose } = event.body;
      const body = { premisesId: fromPremisesId, lines };
      return stepsOf({ ...event, body }, purpose === 'return' ? 'returned' : 'shipped');
    });
    await addSteps(tx, steps);
  }),

  on(shipmentReceived, async (tx, events) => {
    const steps = events.flatMap((event) => {
      const lines = event.body.lines.filter((line) => line.bookedGrams + line.bookedPieces > 0);
      return stepsOf({ ...event, body: { ...event.body, lines } }, 'received');
    });
    await addSteps(tx, steps);
  }),

  on(processed, async (tx, events) => {
    const steps = events.flatMap((event) => {
      const { premisesId, outputs } = event.body;
      const body = { premisesId, lines: outputs.map(({ lot }) => lot) };
      return stepsOf({ ...event, body }, 'processed');
    });
    await addSteps(tx, steps);
  }),

  on(sold, async (tx, events) => {
    await addSteps(
      tx,
      events.flatMap((event) => stepsOf(event, 'sold')),
    );
  }),

  on(returned, async (tx, events) => {
    await addSteps(
      tx,
      events.flatMap((event) => stepsOf(event, 'returned')),
    );
  }),

  on(destroyed, async (tx, events) => {
    await addSteps(
      tx,
      events.flatMap((event) => stepsOf(event, 'destroyed')),
    );
  }),

  /** What turned out not to have happened is no step, unless a later correction says it was. */
  on(corrected, async (tx, events) => {
    for (const { body } of events) {
      const moved = new Map<string, number>();
      for (const { lotId, grams, pieces } of body.lines) {
        moved.set(lotId, (moved.get(lotId) ?? 0) + grams + pieces);
      }
      for (const [lotId, quantity] of moved) {
        await tx
          .updateTable('lot_step')
          .set({ happened: quantity > 0 })
          .where('event_id', '=', body.correctedId)
          .where('lot_id', '=', lotId)
          .execute();
      }
    }
  }),
];
