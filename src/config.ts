import { join, resolve } from 'node:path';

import { z } from 'zod';

import type { MapTiles } from './app-console.ts';
import type { NamedWitness } from './core/ports.ts';
import { isOneEdit } from './domain/one-edit.ts';
import type { NoteKey } from './domain/signed-note.ts';
import type { Text } from './domain/text.ts';
import type { OidcSettings } from './features/accounts/auth-oidc.ts';
import { logKeyPattern, sm2KeyPattern } from './platform/log-keys.ts';
import type { LogLevel } from './platform/log.ts';
import { mapTilesOf, mapTilesSettings } from './platform/map-tiles-settings.ts';
import { keyRingPattern } from './platform/personal-keys.ts';
import type { S3Settings } from './platform/s3-files.ts';
import { inWords } from './platform/setting-words.ts';
import { codeKeysPattern } from './platform/unit-codes.ts';
import {
  witnessesSetting,
  witnessKeyPattern,
  witnessLogsSetting,
} from './platform/witness-settings.ts';

type Setting = { schema: z.ZodType; about: string; fallback: string };

const number = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Every setting there is; the README's table is made from this one. */
const settings = {
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    fallback: '',
    about: 'PostgreSQL 15 or newer, `postgres://…`. Left out: embedded PGlite in `DATA_DIR`.',
  },
  DATABASE_OWNER_URL: {
    schema: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    fallback: '`DATABASE_URL`',
    about:
      'Who owns the tables, for migrating and rebuilding. With it, the user of `DATABASE_URL` ' +
      'needs no more than the roles `frostmark_service`, `frostmark_firm` and `frostmark_bureau`.',
  },
  DATA_DIR: {
    schema: z.string().default('data'),
    fallback: '`data`',
    about: 'Folder for the embedded database, uploaded files and the generated secret.',
  },
  HOST: {
    schema: z.string().default('127.0.0.1'),
    fallback: '`127.0.0.1`',
    about: 'Address to listen on; `0.0.0.0` for all of this machine.',
  },
  PORT: {
    schema: number(0, 65_535).default(3000),
    fallback: '`3000`',
    about: 'Port to listen on.',
  },
  PUBLIC_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    fallback: '`http://localhost:PORT`',
    about:
      'Where people reach this installation; QR symbols carry it. `https` makes cookies secure.',
  },
  SECRET: {
    schema: z.string().min(32).optional(),
    fallback: 'kept in `DATA_DIR`',
    about:
      'Seals cookies, tokens, 32 characters or more, the same for all processes. Required with ' +
      '`DATABASE_URL` unless `DEMO=on`.',
  },
  PERSONAL_KEY: {
    schema: z.string().regex(keyRingPattern).optional(),
    fallback: 'kept in `DATA_DIR`',
    about:
      'Encrypts the keys of the data on workers: `k2:…,k1:…`, the current first, each 32 bytes in ' +
      'base64. With `DATABASE_URL` nothing on workers is taken without it. Keep it apart from backups.',
  },
  PERSONAL_PEPPER: {
    schema: z.string().min(32).optional(),
    fallback: 'kept in `DATA_DIR`',
    about: 'Goes with `PERSONAL_KEY`: finds identity numbers by a keyed digest. Never change it.',
  },
  CODE_KEYS: {
    schema: z.string().regex(codeKeysPattern).optional(),
    fallback: 'kept in `DATA_DIR`',
    about:
      'Makes and checks the codes of single units: `1:…,0:…`, the current version (0 to 31) first, each ' +
      '32 bytes in base64. With `DATABASE_URL` no unit codes without it. Never drop one that was printed with.',
  },
  LOG_KEY: {
    schema: z.string().regex(logKeyPattern).optional(),
    fallback: 'kept in `DATA_DIR`',
    about:
      'Signs the checkpoints of the public log: Ed25519 seeds, the current first, each 32 bytes in base64. With ' +
      '`DATABASE_URL` no log is published without it. To change it, list both for a while: all of them sign.',
  },
  LOG_SM2_KEY: {
    schema: z.string().regex(sm2KeyPattern).optional(),
    fallback: '',
    about:
      'A key of 32 bytes in base64 that signs checkpoints with SM2 and SM3 as well, where the law asks for it.',
  },
  LOG_ORIGIN: {
    schema: z
      .string()
      .regex(/^[^\s+]{1,200}$/)
      .optional(),
    fallback: 'host of `PUBLIC_URL` and `/log`',
    about: 'The name of the public log, which its checkpoints carry. Never change it.',
  },
  LOG_WITNESSES: {
    schema: witnessesSetting.optional(),
    fallback: '',
    about:
      'Who is asked to cosign the log’s checkpoints: `<vkey> <url>` each, separated by commas or lines. ' +
      'Of another Frostmark: what its `/witness/key` says, and its `PUBLIC_URL/witness`.',
  },
  WITNESS_KEY: {
    schema: z.string().regex(witnessKeyPattern).optional(),
    fallback: 'kept in `DATA_DIR`',
    about:
      'Cosigns the checkpoints of others’ logs: an Ed25519 seed, 32 bytes in base64, used for nothing else. With ' +
      '`DATABASE_URL` none are cosigned without it.',
  },
  WITNESS_LOGS: {
    schema: witnessLogsSetting.optional(),
    fallback: '',
    about: 'The logs that may ask for it: their keys, as `/log/keys` has them, by commas or lines.',
  },
  POOL_SIZE: {
    schema: number(2, 100).default(4),
    fallback: '`4`',
    about:
      'Connections to PostgreSQL for commands, and as many again for readers: about twice its ' +
      'cores, shared among the processes.',
  },
  DEMO: {
    schema: z.enum(['on', 'off', 'auto']).default('auto'),
    fallback: '`auto`',
    about:
      'Fill an empty database with a demo city, whose passwords are public. `auto`: only the ' +
      'embedded one.',
  },
  SECOND_FACTOR: {
    schema: z.enum(['required', 'optional']).optional(),
    fallback: '`required`, in the demo `optional`',
    about: 'Whether regulators and administrators must pass a second factor (TOTP) to do anything.',
  },
  SMS_WEBHOOK_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    fallback: '',
    about: 'Where text messages go, as `POST {"to","text"}`. Left out: no telephone signs in.',
  },
  OIDC_ISSUER: {
    schema: z
      .url({ protocol: /^https?$/ })
      // Whoever can change what a plain connection carries could be anybody.
      .refine((url) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url))
      .optional(),
    fallback: '',
    about:
      'OpenID Connect provider (统一身份认证) that people may sign in at. Its client needs the redirect ' +
      'URI `PUBLIC_URL/api/session/provider/callback`.',
  },
  OIDC_CLIENT_ID: { schema: z.string().optional(), fallback: '', about: 'Client id there.' },
  OIDC_CLIENT_SECRET: { schema: z.string().optional(), fallback: '', about: 'Client secret.' },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    fallback: '`info`',
    about: '`debug`, `info`, `warn`, `error` or `silent`. JSON lines on standard output.',
  },
  FILES: {
    schema: z.enum(['folder', 's3', 'none']).default('folder'),
    fallback: '`folder`',
    about:
      'Where uploaded files go: `folder` (`DATA_DIR/files`), `s3`, or `none`: uploads are refused.',
  },
  S3_ENDPOINT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    fallback: '',
    about: 'S3-compatible store, path style. This and the next four with `FILES=s3`.',
  },
  S3_REGION: { schema: z.string().default('us-east-1'), fallback: '`us-east-1`', about: 'Region.' },
  S3_BUCKET: { schema: z.string().optional(), fallback: '', about: 'Bucket.' },
  S3_ACCESS_KEY_ID: { schema: z.string().optional(), fallback: '', about: 'Key id.' },
  S3_SECRET_ACCESS_KEY: { schema: z.string().optional(), fallback: '', about: 'Key.' },
  JSON_LIMIT_MB: {
    schema: number(1, 16).default(1),
    fallback: '`1`',
    about: 'Largest JSON body.',
  },
  FILE_LIMIT_MB: {
    schema: number(1, 10).default(10),
    fallback: '`10`',
    about: 'Largest uploaded document.',
  },
  IMPORT_LIMIT_MB: {
    schema: number(1, 200).default(50),
    fallback: '`50`',
    about: 'Largest uploaded spreadsheet.',
  },
  LABEL_LIMIT: {
    schema: number(1, 1_000_000).default(100_000),
    fallback: '`100000`',
    about: 'Most labels of one print.',
  },
  SCAN_CACHE_SECONDS: {
    schema: number(0, 60).default(5),
    fallback: '`5`',
    about:
      'How long a finished answer to a scan is given again; 0: never. Holds, recalls, results and voided ' +
      'codes show on the next scan all the same.',
  },
  HOLD_LIST_HOURS: {
    schema: number(1, 72).default(24),
    fallback: '`24`',
    about: 'How long a device that is offline may believe a signed list of holds.',
  },
  REQUEST_SECONDS: {
    schema: number(1, 3600).default(120),
    fallback: '`120`',
    about:
      'How long a request may take to arrive; its head has ten seconds at most. Slower ones are cut ' +
      'off: 50 MB in 120 s want 3.5 Mbit/s.',
  },
  TRUSTED_PROXIES: {
    schema: number(0, 10).default(0),
    fallback: '`0`',
    about: 'Proxies in front whose `X-Forwarded-For` is believed, for limits on sign-in.',
  },
  REGION_HEADER: {
    schema: z
      .string()
      .regex(/^[a-zA-Z][\w-]{1,60}$/)
      .transform((name) => name.toLowerCase())
      .optional(),
    fallback: '',
    about:
      'Header in which a trusted edge names the region of who scans, a code of GB/T 2260; kept no ' +
      'finer than the city. The edge must take it away from what it is sent. Left out: no region.',
  },
  ...mapTilesSettings,
  METRICS_TOKEN: {
    schema: z.string().min(16).optional(),
    fallback: '',
    about: 'Bearer token that `/metrics` then asks for. Without it, `/metrics` is open.',
  },
  SHUTDOWN_SECONDS: {
    schema: number(1, 300).default(10),
    fallback: '`10`',
    about: 'How long requests under way may take to finish when the process is asked to stop.',
  },
} satisfies Record<string, Setting>;

type Values = { [N in keyof typeof settings]: z.infer<(typeof settings)[N]['schema']> };
type Name = keyof Values;

export type Config = {
  database:
    | { kind: 'embedded'; folder: string }
    | {
        kind: 'postgres';
        url: string;
        ownerUrl: string | undefined;
        poolSize: number;
      };
  dataDir: string;
  host: string;
  port: number;
  publicUrl: string | undefined;
  secret: string | undefined;
  personalKey: string | undefined;
  personalPepper: string | undefined;
  codeKeys: string | undefined;
  logKey: string | undefined;
  logSm2Key: string | undefined;
  logOrigin: string | undefined;
  logWitnesses: readonly NamedWitness[];
  witnessKey: string | undefined;
  witnessLogs: readonly NoteKey[];
  demo: boolean;
  secondFactor: 'required' | 'optional';
  smsWebhookUrl: string | undefined;
  oidc: OidcSettings | undefined;
  logLevel: LogLevel;
  files: { kind: 'folder'; folder: string } | ({ kind: 's3' } & S3Settings) | { kind: 'none' };
  limits: { jsonMegabytes: number; fileMegabytes: number; importMegabytes: number; labels: number };
  scanCacheSeconds: number;
  holdListHours: number;
  /** For a whole request to arrive. */
  requestSeconds: number;
  trustedProxies: number;
  regionHeader: string | undefined;
  mapTiles: MapTiles | undefined;
  metricsToken: string | undefined;
  shutdownSeconds: number;
};

export type SettingFault = { name: string; text: Text };

/** Every wrong setting at once. Its message never repeats a value: values may be secrets. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(({ name, text }) => `  ${name}: ${text.zh} / ${text.en}`);
    super(['设置有误 Wrong settings:', ...lines].join('\n'));
    this.faults = faults;
  }
}

/** Variables that look like one of ours misspelt; a start goes on, but says so. */
export function misspelt(env: NodeJS.ProcessEnv): { name: string; meant: string }[] {
  const names = Object.keys(settings);
  return Object.keys(env).flatMap((name) => {
    if (names.includes(name)) return [];
    const meant = names.find((known) => known.length > 6 && isOneEdit(known, name.toUpperCase()));
    return meant === undefined ? [] : [{ name, meant }];
  });
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { values, faults } = parse(env);
  faults.push(...missing(values, faults));
  if (faults.length > 0) throw new ConfigError(faults);
  const dataDir = resolve(values.DATA_DIR);
  const { DATABASE_URL: url } = values;
  const demo = values.DEMO === 'on' || (values.DEMO === 'auto' && url === undefined);
  return {
    database:
      url === undefined
        ? { kind: 'embedded', folder: join(dataDir, 'database') }
        : {
            kind: 'postgres',
            url,
            ownerUrl: values.DATABASE_OWNER_URL,
            poolSize: values.POOL_SIZE,
          },
    dataDir,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    secret: values.SECRET,
    personalKey: values.PERSONAL_KEY,
    personalPepper: values.PERSONAL_PEPPER,
    codeKeys: values.CODE_KEYS,
    logKey: values.LOG_KEY,
    logSm2Key: values.LOG_SM2_KEY,
    logOrigin: values.LOG_ORIGIN,
    logWitnesses: values.LOG_WITNESSES ?? [],
    witnessKey: values.WITNESS_KEY,
    witnessLogs: values.WITNESS_LOGS ?? [],
    demo,
    secondFactor: values.SECOND_FACTOR ?? (demo ? 'optional' : 'required'),
    smsWebhookUrl: values.SMS_WEBHOOK_URL,
    oidc: oidcOf(values),
    logLevel: values.LOG_LEVEL,
    files: filesOf(values, dataDir),
    limits: {
      jsonMegabytes: values.JSON_LIMIT_MB,
      fileMegabytes: values.FILE_LIMIT_MB,
      importMegabytes: values.IMPORT_LIMIT_MB,
      labels: values.LABEL_LIMIT,
    },
    scanCacheSeconds: values.SCAN_CACHE_SECONDS,
    holdListHours: values.HOLD_LIST_HOURS,
    requestSeconds: values.REQUEST_SECONDS,
    trustedProxies: values.TRUSTED_PROXIES,
    regionHeader: values.REGION_HEADER,
    mapTiles: mapTilesOf(values),
    metricsToken: values.METRICS_TOKEN,
    shutdownSeconds: values.SHUTDOWN_SECONDS,
  };
}

function parse(env: NodeJS.ProcessEnv): { values: Values; faults: SettingFault[] } {
  const faults: SettingFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, { schema }] of Object.entries(settings)) {
    // An empty variable is how shells and compose files leave one out.
    const given = env[name]?.trim();
    const parsed = schema.safeParse(given === '' ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(...parsed.error.issues.map((issue) => ({ name, text: inWords(issue) })));
  }
  // Complete unless there are faults, and with faults nothing is made of it.
  return { values: values as Values, faults };
}

function missing(values: Values, found: readonly SettingFault[]): SettingFault[] {
  const wanted: { name: Name; text: Text }[] = [];
  if (values.FILES === 's3') {
    const text = { zh: 'FILES=s3 时必填', en: 'required with FILES=s3' };
    const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
    wanted.push(...names.map((name) => ({ name, text })));
  }
  if ((values.PERSONAL_KEY === undefined) !== (values.PERSONAL_PEPPER === undefined)) {
    const text = {
      zh: 'PERSONAL_KEY 与 PERSONAL_PEPPER 须同时设置',
      en: 'PERSONAL_KEY and PERSONAL_PEPPER go together',
    };
    wanted.push({ name: 'PERSONAL_KEY', text }, { name: 'PERSONAL_PEPPER', text });
  }
  if (values.OIDC_ISSUER !== undefined) {
    const text = { zh: '设置 OIDC_ISSUER 时必填', en: 'required with OIDC_ISSUER' };
    wanted.push({ name: 'OIDC_CLIENT_ID', text }, { name: 'OIDC_CLIENT_SECRET', text });
  }
  if (values.DATABASE_URL !== undefined && values.DEMO !== 'on') {
    const text = {
      zh: '使用 DATABASE_URL 时必填,至少 32 个字符;可用 openssl rand -base64 32 生成',
      en: 'required with DATABASE_URL, 32 characters or more; make one with openssl rand -base64 32',
    };
    wanted.push({ name: 'SECRET', text });
  }
  const faulty = new Set(found.map(({ name }) => name));
  return wanted.filter(({ name }) => values[name] === undefined && !faulty.has(name));
}

function oidcOf(values: Values): Config['oidc'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  if (issuer === undefined) return undefined;
  return { issuer, clientId: clientId ?? '', clientSecret: clientSecret ?? '' };
}

function filesOf(values: Values, dataDir: string): Config['files'] {
  if (values.FILES === 'none') return { kind: 'none' };
  if (values.FILES === 'folder') return { kind: 'folder', folder: join(dataDir, 'files') };
  return {
    kind: 's3',
    endpoint: values.S3_ENDPOINT ?? '',
    region: values.S3_REGION,
    bucket: values.S3_BUCKET ?? '',
    accessKeyId: values.S3_ACCESS_KEY_ID ?? '',
    secretAccessKey: values.S3_SECRET_ACCESS_KEY ?? '',
  };
}

/** The settings as the README shows them. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(
    ([name, { fallback, about }]) => `| \`${name}\` | ${fallback} | ${about} |`,
  );
  return ['| Setting | Default | What it does |', '|---|---|---|', ...rows].join('\n');
}
