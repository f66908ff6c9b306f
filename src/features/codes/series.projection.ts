import type { RecordedEvent } from '../../core/events.ts';
import { on, type Projection, type ProjectionTx } from '../../core/journal.ts';
import {
  seriesActivated,
  seriesIssued,
  unitsMoved,
  unitsReplaced,
  unitsVoided,
} from './series.events.ts';

export const seriesTables = ['code_series', 'code_range'] as const;

type Part = {
  rangeId: string;
  sequence: number;
  seriesId: string;
  orgId: string;
  lotId: string;
  /** Left out where units stay what they were. */
  fromLotId?: string;
  firstSerial: number;
  lastSerial: number;
  successor?: { seriesId: string; firstSerial: number; lastSerial: number };
};

async function insertRanges(
  tx: ProjectionTx,
  kind: 'void' | 'moved' | 'replaced',
  events: readonly RecordedEvent<Part>[],
): Promise<void> {
  await tx
    .insertInto('code_range')
    .values(
      events.map(({ body, occurredAt, reason }) => ({
        id: body.rangeId,
        sequence: body.sequence,
        series_id: body.seriesId,
        first_serial: body.firstSerial,
        last_serial: body.lastSerial,
        kind,
        org_id: body.orgId,
        from_lot_id: body.fromLotId ?? body.lotId,
        lot_id: body.lotId,
        successor_series_id: body.successor?.seriesId ?? null,
        successor_first: body.successor?.firstSerial ?? null,
        successor_last: body.successor?.lastSerial ?? null,
        reason,
        at: occurredAt,
      })),
    )
    .execute();
}

export const seriesProjections: readonly Projection[] = [
  on(seriesIssued, async (tx, events) => {
    await tx
      .insertInto('code_series')
      .values(
        events.map(({ body, occurredAt }) => ({
          id: body.seriesId,
          number: body.number,
          key_version: body.keyVersion,
          key_check: body.keyCheck,
          lot_id: body.lotId,
          org_id: body.orgId,
          level: body.level,
          first_serial: body.firstSerial,
          last_serial: body.lastSerial,
          issued_at: occurredAt,
        })),
      )
      .execute();
  }),

  on(seriesActivated, async (tx, events) => {
    for (const { body, occurredAt } of events) {
      await tx
        .updateTable('code_series')
        .set({ activated_at: occurredAt })
        .where('id', '=', body.seriesId)
        .execute();
    }
  }),

  on(unitsVoided, async (tx, events) => insertRanges(tx, 'void', events)),
  on(unitsMoved, async (tx, events) => insertRanges(tx, 'moved', events)),
  on(unitsReplaced, async (tx, events) => insertRanges(tx, 'replaced', events)),
];
