import type { RecordedEvent } from '../../core/events.ts';
import type { Movement } from '../../core/movements.ts';

/** The movements that an event's lines are, numbered as they are listed. */
export function movementsOf(
  event: Pick<RecordedEvent, 'id' | 'occurredAt'>,
  lines: readonly Pick<Movement, 'lotId' | 'fromPlace' | 'toPlace' | 'grams' | 'pieces'>[],
): Movement[] {
  return lines.map(({ lotId, fromPlace, toPlace, grams, pieces }, line) => ({
    eventId: event.id,
    line,
    lotId,
    fromPlace,
    toPlace,
    grams,
    pieces,
    occurredAt: event.occurredAt,
  }));
}
