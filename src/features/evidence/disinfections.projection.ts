import { sql } from 'kysely';

import { on, type Projection } from '../../core/journal.ts';
import { disinfectantPrepared, disinfected } from './disinfections.events.ts';

export const disinfectionsTables = ['disinfectant', 'disinfection', 'disinfection_lot'] as const;

export const disinfectionsProjections: readonly Projection[] = [
  on(disinfectantPrepared, async (tx, events) => {
    const rows = events.map(({ body, occurredAt, recordedAt }) => ({
      ...body,
      preparedAt: occurredAt,
      recordedAt,
    }));
    await sql`
      insert into disinfectant (id, org_id, agent, product_licence_no, concentration_milli,
        concentration_unit, ratio, worker_no, prepared_at, recorded_at)
      select id, "orgId", agent, "productLicenceNo", "concentrationMilli", "concentrationUnit",
        ratio, "workerNo", "preparedAt", "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orgId" uuid, agent text, "productLicenceNo" text, "concentrationMilli" bigint,
        "concentrationUnit" text, ratio text, "workerNo" text, "preparedAt" timestamptz,
        "recordedAt" timestamptz)
    `.execute(tx);
  }),

  on(disinfected, async (tx, events) => {
    const rows = events.map(({ body, occurredAt, recordedAt }) => ({
      ...body,
      endedAt: occurredAt,
      recordedAt,
    }));
    await sql`
      insert into disinfection (id, org_id, disinfectant_id, certificate_no, premises_id, place_id,
        object, method, contact_minutes, temperature_centi_c, six_sides, worker_no, started_at,
        ended_at, recorded_at)
      select id, "orgId", "disinfectantId", "certificateNo", "premisesId", "placeId", object,
        method, "contactMinutes", "temperatureCentiC", "sixSides", "workerNo", "startedAt",
        "endedAt", "recordedAt"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r(
        id uuid, "orgId" uuid, "disinfectantId" uuid, "certificateNo" text, "premisesId" uuid,
        "placeId" uuid, object text, method text, "contactMinutes" int4,
        "temperatureCentiC" int4, "sixSides" boolean, "workerNo" text, "startedAt" timestamptz,
        "endedAt" timestamptz, "recordedAt" timestamptz)
    `.execute(tx);
    const lots = events.flatMap(({ body }) =>
      body.lots.map((lot) => ({ ...lot, disinfectionId: body.id })),
    );
    if (lots.length === 0) return;
    await sql`
      insert into disinfection_lot (disinfection_id, lot_id, grams, pieces, repeat_reason)
      select "disinfectionId", "lotId", grams, pieces, "repeatReason"
      from json_to_recordset(${JSON.stringify(lots)}::json) as r(
        "disinfectionId" uuid, "lotId" uuid, grams bigint, pieces bigint, "repeatReason" text)
    `.execute(tx);
  }),
];
