import type { PersonActor } from '../../src/core/actor.ts';

export type Attempt = {
  who: PersonActor;
  /** Path parameters and body of a request that would be taken: all ids are the sender's own. */
  at?: Record<string, string>;
  body?: Record<string, unknown>;
  /** What the untouched request answers; only where the story makes it something else than done. */
  answers?: number;
};

export const password = 'correct horse battery';
export const both = { reasonZh: '理由', reasonEn: 'A reason' };
export const reason = 'A reason';
