import type { Kysely } from 'kysely';

import type { ReadAs } from '../../db/readers.ts';
import type { Database } from '../../db/types.ts';
import type { Checks } from '../../src/app-operations.ts';
import { type AppDeps, type AppSettings, createApp } from '../../src/app.ts';
import type { Actor, PersonActor } from '../../src/core/actor.ts';
import type { Ctx } from '../../src/core/context.ts';
import { uuidv7 } from '../../src/core/ids.ts';
import { createJournal } from '../../src/core/journal.ts';
import type { Witness } from '../../src/core/note-signing.ts';
import type {
  FileStore,
  LabelPress,
  PublicLog,
  ReportPress,
  Log,
  Metrics,
  PersonalKeys,
  UnitCodes,
} from '../../src/core/ports.ts';
import type { OrgKind, Role } from '../../src/domain/roles.ts';
import { createVault } from '../../src/features/accounts/auth-vault.ts';
import type { Auth } from '../../src/features/accounts/auth.ts';
import { createPrograms, type Programs } from '../../src/features/keys/programs.ts';
import { createTally } from '../../src/features/scan/scan-tally.ts';
import { createLabelPress } from '../../src/platform/label-press.ts';
import { openLogKeys, published } from '../../src/platform/log-keys.ts';
import { createKeyRing, createPepper } from '../../src/platform/personal-keys.ts';
import { createReportPress } from '../../src/platform/report-press.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import { createUnitCodes } from '../../src/platform/unit-codes.ts';
import { projections } from '../../src/projections.ts';

const readers = new WeakMap<Kysely<Database>, ReadAs>();

/** What a test database reads as; one without readers of its own answers as itself. */
export function haveReaders(db: Kysely<Database>, readAs: ReadAs): void {
  readers.set(db, readAs);
}

export const readersOf = (db: Kysely<Database>): ReadAs => readers.get(db) ?? (() => db);

export const testNow = new Date('2026-11-22T09:00:00.000Z');

const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
const noMetrics: Metrics = {
  request: () => {},
  command: () => {},
  gateRefusal: () => {},
  expose: async () => ({ contentType: 'text/plain', body: '' }),
};

/** A file store for tests of other things; the real two have tests of their own. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, { bytes: Uint8Array; mediaType: string }>();
  return {
    put: async (key, bytes, mediaType) => void kept.set(key, { bytes, mediaType }),
    get: async (key) => {
      const file = kept.get(key);
      if (!file) return undefined;
      const body = new Blob([Uint8Array.from(file.bytes)]).stream();
      return { body, size: file.bytes.length, mediaType: file.mediaType };
    },
    check: async () => {},
  };
}

export const testSettings: AppSettings = {
  publicUrl: 'https://trace.test',
  limits: { jsonMegabytes: 1, fileMegabytes: 10, importMegabytes: 50, labels: 100_000 },
  exampleCodes: [],
};

export const testKeys: PersonalKeys = {
  kms: createKeyRing('k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  pepper: createPepper('a pepper of thirty-two characters or more'),
};

export const testCodes = createUnitCodes(`1:${'C'.repeat(43)},0:${'B'.repeat(43)}`);

const testPress = createLabelPress();

/** Sign-in by a header that names one of `people`; the real one has tests of its own. */
function authOf(people: ReadonlyMap<string, PersonActor>): Auth {
  const unused = async () => {
    throw new Error('This test signs nobody in');
  };
  return {
    authenticate: async (request) => {
      const actor = people.get(request.headers.get('x-test-actor') ?? '');
      return actor ? { actor, displayName: '测试' } : null;
    },
    identify: unused,
    settle: () => {},
    signIn: unused,
    signOut: unused,
    passwords: { hash: unused, verify: unused },
    vault: createVault(testSecret),
    cookie: unused,
    secondFactor: 'optional',
    isSecure: true,
    sms: undefined,
    provider: undefined,
    log: undefined,
  };
}

export const testSecret = 'a secret of thirty-two characters or more';

export function realPrograms(
  db: Kysely<Database>,
  options: { secret?: string; publicUrl?: string } = {},
): Programs {
  const { secret = testSecret, publicUrl = testSettings.publicUrl } = options;
  return createPrograms({ db, secret, publicUrl, log: silentLog, writesBehind: false });
}

export const testOrigin = 'frostmark.test/log';
/** Of a seed that everybody may know. */
export const testLogKeys = openLogKeys('A'.repeat(43), testOrigin);

const testLog: PublicLog = {
  origin: testOrigin,
  keys: async () => published(await testLogKeys).keys(),
};

export type Sent = { status: number; body: any; response: Response };

/** The real app; only sign-in and the clock are replaced. */
export function createTestApp(
  db: Kysely<Database>,
  options: {
    readAs?: ReadAs;
    auth?: Partial<Auth>;
    programs?: Programs;
    checks?: Checks;
    log?: Log;
    metrics?: Metrics;
    now?: Date;
    /** Limits count by it. */
    address?: string;
    personal?: PersonalKeys | undefined;
    unitCodes?: UnitCodes | undefined;
    labelPress?: LabelPress | undefined;
    reportPress?: ReportPress | undefined;
    publicLog?: PublicLog | undefined;
    publicUrl?: string;
    assets?: AppDeps['assets'];
    scanMemory?: AppSettings['scanMemory'];
    witness?: Witness | undefined;
  } = {},
) {
  const clock = { now: options.now ?? testNow };
  const people = new Map<string, PersonActor>();
  const errors: unknown[] = [];
  const tally = createTally({ db, log: silentLog, clock: () => clock.now });
  const app = createApp({
    db,
    readAs: options.readAs ?? readersOf(db),
    clock: () => clock.now,
    auth: { ...authOf(people), ...options.auth },
    programs: options.programs ?? realPrograms(db),
    log: options.log ?? { ...silentLog, error: (fields) => void errors.push(fields) },
    metrics: options.metrics ?? noMetrics,
    files: memoryFiles(),
    tally,
    sheets: createSheets(),
    personal: 'personal' in options ? options.personal : testKeys,
    unitCodes: 'unitCodes' in options ? options.unitCodes : testCodes,
    labelPress: 'labelPress' in options ? options.labelPress : testPress,
    reportPress: 'reportPress' in options ? options.reportPress : createReportPress(),
    publicLog: 'publicLog' in options ? options.publicLog : testLog,
    witness: options.witness,
    checks: options.checks ?? {},
    assets: options.assets ?? (async () => undefined),
    addressOf: () => options.address ?? '192.0.2.1',
    settings: {
      ...testSettings,
      regionHeader: 'x-region',
      ...(options.publicUrl !== undefined && { publicUrl: options.publicUrl }),
      scanMemory: options.scanMemory,
    },
  });

  async function send(
    method: string,
    path: string,
    body?: unknown,
    actor?: PersonActor,
    headers: Record<string, string> = {},
  ): Promise<Sent> {
    const all = new Headers({ 'accept-language': 'en', ...headers });
    if (actor) {
      people.set(actor.userId, actor);
      all.set('x-test-actor', actor.userId);
    }
    const raw = body instanceof Uint8Array ? Uint8Array.from(body) : undefined;
    if (body !== undefined && !raw) all.set('content-type', 'application/json');
    const response = await app.request(path, {
      method,
      headers: all,
      ...(body === undefined ? {} : { body: raw ?? JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    const parsed = /\bjson\b/.test(type) ? await response.clone().json() : undefined;
    return { status: response.status, body: parsed, response };
  }

  return {
    app,
    clock,
    errors,
    /** Scans are counted when a test says so. */
    tally,
    get: async (path: string, actor?: PersonActor) => send('GET', path, undefined, actor),
    post: async (path: string, body: unknown, actor?: PersonActor) =>
      send('POST', path, body, actor),
    send,
  };
}

export type TestApp = ReturnType<typeof createTestApp>;

/** A context for calling verbs directly. */
export function ctxFor(db: Kysely<Database>, actor: Actor, now = testNow): Ctx {
  const journal = createJournal(db, projections);
  return { db, whole: db, journal, actor, now, requestId: 'test' };
}

/** Regulators oversee the whole country here; tests of a jurisdiction say their own. */
export function person(orgId: string, orgKind: OrgKind, role: Role): PersonActor {
  const jurisdiction = orgKind === 'regulator' ? { jurisdiction: 'CN/' } : {};
  return { kind: 'person', userId: uuidv7(testNow), orgId, orgKind, role, ...jurisdiction };
}
