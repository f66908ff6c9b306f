import { randomBytes } from 'node:crypto';

import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import { createJournal } from '../../src/core/journal.ts';
import {
  consistencyProof,
  leafHash,
  type ReadNode,
  nodeHash,
  treeRoot,
} from '../../src/domain/merkle.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { projections } from '../../src/projections.ts';
import { testLogKeys, testNow } from '../support/app.ts';

export const aSeed = () => randomBytes(32).toString('base64url');

/** Has everything that is recorded in the log. */
export async function integrateAll(db: Kysely<Database>, now = testNow): Promise<void> {
  const journal = createJournal(db, projections);
  while ((await integrate(journal, await testLogKeys, now)) > 0);
}

/** A tree of `size` leaves that a name makes, and `more` that another makes. */
export function aGrownTree(name: string, size: number, branch = '', more = 0) {
  const encoder = new TextEncoder();
  const leaves = Array.from({ length: size + more }, (_, at) =>
    leafHash(encoder.encode(`${at < size ? name : branch} ${at}`)),
  );
  const read: ReadNode = (level, index) =>
    level === 0
      ? (leaves[index] ?? leafHash(new Uint8Array()))
      : nodeHash(read(level - 1, 2 * index), read(level - 1, 2 * index + 1));
  return {
    root: (at: number) => treeRoot(at, read),
    prove: (old: number, at: number) => consistencyProof(old, at, read),
  };
}

/** The same database, but whoever reads of `table` waits until so many have read: then all of them go on. */
export function readTogether<T extends object>(db: T, table: string, count: number): T {
  let go = () => {};
  const all = new Promise<void>((resolve) => {
    go = resolve;
  });
  let waiting = 0;
  const held = <B extends object>(builder: B): B =>
    over(builder, (name, call) => {
      if (name !== 'executeTakeFirst') return (...given) => held(call(...given) as object);
      return async (...given) => {
        const found = await call(...given);
        waiting += 1;
        if (waiting === count) go();
        await all;
        return found;
      };
    });
  return over(db, (name, call) => {
    if (name !== 'selectFrom') return call;
    return (...given) => (given[0] === table ? held(call(...given) as object) : call(...given));
  });
}

type Call = (...given: unknown[]) => unknown;

function over<T extends object>(target: T, method: (name: string | symbol, call: Call) => Call): T {
  return new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? method(name, (value as Call).bind(target)) : value;
    },
  });
}
