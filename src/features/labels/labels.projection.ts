import { on, type Projection } from '../../core/journal.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { joinedSpans, type Span } from '../../domain/spans.ts';
import { labelsPrinted, labelsTaken } from './labels.events.ts';

export const labelsTables = ['label_print'] as const;

export const labelsProjections: readonly Projection[] = [
  on(labelsPrinted, async (tx, events) => {
    await tx
      .insertInto('label_print')
      .values(
        events.map(({ body, occurredAt }) => ({
          id: body.printId,
          series_id: body.seriesId,
          lot_id: body.lotId,
          org_id: body.orgId,
          number: body.number,
          first_serial: body.firstSerial,
          last_serial: body.lastSerial,
          format: body.format,
          layout: body.layout,
          dpi: body.dpi,
          link: body.link,
          // The same text whether the body comes from the verb or from the journal.
          facts: canonicalJson(body.facts),
          reprint: body.reprint,
          reprinted: body.reprinted,
          printed_at: occurredAt,
          taken: '[]',
          taken_again: 0,
        })),
      )
      .execute();
  }),

  on(labelsTaken, async (tx, events) => {
    for (const { body } of events) {
      const { taken, taken_again } = await tx
        .selectFrom('label_print')
        .select(['taken', 'taken_again'])
        .where('id', '=', body.printId)
        .executeTakeFirstOrThrow();
      // Written by this projector alone.
      const spans = taken as Span[];
      const span = { first: body.firstSerial, last: body.lastSerial };
      await tx
        .updateTable('label_print')
        .set({
          taken: JSON.stringify(joinedSpans([...spans, span])),
          taken_again: taken_again + body.again,
        })
        .where('id', '=', body.printId)
        .execute();
    }
  }),
];
