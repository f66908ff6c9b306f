import { relationOf } from './links.ts';
import type { CommandRecord, CommandState } from './record.ts';
import type { Op } from './wire.ts';

/** What POST /api/corrections takes back. */
const correctable: readonly Op[] = [
  'receive',
  'move',
  'ship',
  'sell',
  'takeReturn',
  'destroy',
  'process',
];

/** What a command is by now: its own state, or what a correction has made of it. */
export type Standing = CommandState | 'undoing' | 'undone';

export function standingOf(command: CommandRecord, queue: readonly CommandRecord[]): Standing {
  if (command.state !== 'done' && command.state !== 'waiting') return command.state;
  for (const { draft, state } of queue) {
    if (draft.op !== 'correct' || draft.body.kind !== 'voided') continue;
    if (draft.body.corrects !== command.id) continue;
    if (state === 'waiting') return 'undoing';
    if (state === 'done') return 'undone';
  }
  return command.state;
}

/** How a command can be taken back now: as if it had never been, by another event, or after others. */
export type Undo =
  | { way: 'withdraw' | 'correct' }
  | { way: 'later'; first: readonly CommandRecord[] };

export function undoOf(command: CommandRecord, queue: readonly CommandRecord[]): Undo | undefined {
  const standing = standingOf(command, queue);
  if (standing !== 'waiting' && standing !== 'done') return undefined;
  const isNew = standing === 'waiting' && command.sent === null;
  if (!isNew && !correctable.includes(command.draft.op)) return undefined;
  // A refused undoing is dealt with where it stands.
  const isRefused = queue.some(
    ({ draft, state }) =>
      draft.op === 'correct' && draft.body.corrects === command.id && state === 'refused',
  );
  if (isRefused) return undefined;
  const first = queue.filter(
    (later) =>
      later.n > command.n &&
      later.draft.op !== 'correct' &&
      ['waiting', 'refused', 'done'].includes(standingOf(later, queue)) &&
      relationOf(command.links, later.links) === 'builds',
  );
  if (first.length > 0) return { way: 'later', first };
  return { way: isNew ? 'withdraw' : 'correct' };
}
