import type { EventDef } from '../../core/events.ts';
import type { Text } from '../../domain/text.ts';
import type { GateRecord } from '../policy/policy.service.ts';

export const evidenceKinds = [
  'document',
  'sample',
  'pool',
  'test',
  'disinfection',
  'hold',
  'recall',
  'code',
] as const;

/** A record that stands behind an entry; `lotId` where it concerns one lot alone. */
export type EvidenceRef = {
  kind: (typeof evidenceKinds)[number];
  id: string;
  label: Text;
  lotId?: string;
};

/** What happened to one lot; quantities null where the event names none. */
export type Line = {
  lotId: string;
  grams: number | null;
  pieces: number | null;
  fromPlace?: string;
  toPlace?: string | null;
  note?: Text;
};

/** What an event's body tells, in one shape for all types. Ids are looked up afterwards. */
export type Told = {
  lines?: readonly Line[];
  at?: string;
  from?: string;
  to?: string;
  toOrg?: string;
  evidence?: readonly EvidenceRef[];
  gate?: GateRecord;
  details?: readonly (Text | null)[];
};

export type Teller = { def: EventDef; title: Text; tell: (body: unknown) => Told };

/** How an event type reads. One without `tell` concerns no lot. */
export function teller<B>(def: EventDef<B>, title: Text, tell: (body: B) => Told = () => ({})) {
  // The pair is looked up by the event's own type, so the body is what its schema let in.
  return { def, title, tell } as unknown as Teller;
}

/** A value behind its name; nothing when there is none. */
export function named(zh: string, en: string, value: string | number | null): Text | null {
  return value === null ? null : { zh: `${zh} ${value}`, en: `${en} ${value}` };
}

export function pair(name: Text, value: Text): Text {
  return { zh: `${name.zh}：${value.zh}`, en: `${name.en}: ${value.en}` };
}
