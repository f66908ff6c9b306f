import type { Draft } from './wire.ts';

/** The format of a record in the queue. One that is newer than the application is kept and not touched. */
export const recordVersion = 1;

export type CommandState =
  /** 待传 */
  | 'waiting'
  /** 已确认 */
  | 'done'
  /** 被拒: stays until a person deals with it. */
  | 'refused'
  /** Taken back before it was ever sent. */
  | 'withdrawn'
  /** Refused, and put aside by a person, with the reason. */
  | 'set_aside'
  /** Refused, changed, and recorded as a new command. */
  | 'replaced';

/** How the moment of a command was told: kept, so that it can be judged afterwards. */
export type Moment = {
  /** As the device's clock had it. */
  device: string;
  /** Milliseconds to add to the device's clock, as the server last showed; null before any contact. */
  offsetMs: number | null;
  /** The server's time at that contact. */
  contact: string | null;
  /** What goes on the wire. */
  occurredAt: string;
  /** Put right later, before it was recorded anywhere else. */
  mended?: { from: string; offsetMs: number; why: 'clock_changed' | 'future' };
};

export type Refusal = {
  status: number;
  code: string;
  title: string;
  requestId: string;
  errors: { field: string; rule: string; message: string }[];
  details: Record<string, unknown>;
  at: string;
};

/** What a command builds on and what it makes: what order is kept by. */
export type Links = {
  /** Ids that are there only because of it: its own, and those of what it makes. */
  makes: string[];
  /** Ids of other commands, and of what they made, without which it means nothing. */
  uses: string[];
  /** Stock rows (`lot/place`) that it takes from. */
  takes: string[];
  /** Stock rows that it adds to. */
  gives: string[];
  /** Whatever else must keep its order, and no more than that. */
  after: string[];
};

export type Sent = {
  /** To the byte: whatever the application becomes meanwhile, the same is sent again. */
  text: string;
  tries: number;
  /** False while nobody knows whether it arrived. */
  answered: boolean;
  /** An earlier try was never answered: what is said of a later one says nothing about that. */
  lost?: boolean;
};

export type CommandRecord = {
  /** Order on this device; given by the store. */
  n: number;
  v: number;
  /** The event's id, made here. */
  id: string;
  /** `<account>@<organisation>`: in nobody else's name. */
  owner: string;
  draft: Draft;
  path: string;
  /** Digests of files that must be there first. */
  files: string[];
  links: Links;
  moment: Moment;
  state: CommandState;
  sent: Sent | null;
  refusal: Refusal | null;
  result: unknown;
  /** The device's clock, for a command that the server failed to answer. */
  nextTryAt: number;
  /** Confirmed, and already in the snapshot: no longer to be applied to it. */
  inSnapshot: boolean;
  doneAt: string | null;
  replaces: string | null;
  replacedBy: string | null;
  note: string | null;
};

export type NewRecord = Omit<CommandRecord, 'n'>;

export type FileRecord = {
  owner: string;
  sha256: string;
  mediaType: string;
  size: number;
  /** Null once the server has it and every command that names it is done. */
  blob: Blob | ArrayBuffer | null;
  uploaded: boolean;
  /** How often it did not get through. */
  tries?: number;
};
