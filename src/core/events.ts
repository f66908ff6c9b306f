import type { z } from 'zod';

/** A kind of event, declared once. Old versions are lifted when read, never rewritten. */
export type EventDef<B = unknown> = {
  readonly type: `${string}.${string}`;
  readonly version: number;
  readonly body: z.ZodType<B>;
  /** The lots whose history this event belongs to. */
  readonly lots: (body: B) => readonly string[];
  readonly lift?: (version: number, body: unknown) => unknown;
};

/** `occurredAt` defaults to the command's time. */
export type EventMeta = { occurredAt?: Date; reason?: string; corrects?: string };

export type NewEvent = EventMeta & {
  readonly type: string;
  readonly version: number;
  readonly body: unknown;
  readonly lots: readonly string[];
};

/** An event as the journal keeps it, handed to projectors. `ordinal` counts within its command. */
export type RecordedEvent<B = unknown> = {
  id: string;
  commandId: string;
  orgId: string | null;
  actorId: string | null;
  occurredAt: Date;
  recordedAt: Date;
  reason: string | null;
  corrects: string | null;
  type: string;
  body: B;
};

export function defineEvent<B>(def: EventDef<B>): EventDef<B> {
  return def;
}

/** Something that happened, ready for `commit`. The body's type is the declared one. */
export function happened<B>(def: EventDef<B>, body: B, meta: EventMeta = {}): NewEvent {
  return { type: def.type, version: def.version, body, lots: def.lots(body), ...meta };
}
