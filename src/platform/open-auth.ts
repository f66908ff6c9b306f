import type { Kysely } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { Config } from '../config.ts';
import type { Log } from '../core/ports.ts';
import { type Auth, createAuth } from '../features/accounts/auth.ts';
import { createPrograms, type Programs } from '../features/keys/programs.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { keptSecret } from './secret.ts';
import { createSmsWebhook } from './sms-webhook.ts';

export function openAuth(db: Kysely<Database>, config: Config, publicUrl: string, log: Log): Auth {
  return createAuth({
    db,
    secret: secretOf(config),
    baseUrl: publicUrl,
    password: { hash: hashPassword, verify: verifyPassword },
    secondFactor: config.secondFactor,
    sms: config.smsWebhookUrl === undefined ? undefined : createSmsWebhook(config.smsWebhookUrl),
    oidc: config.oidc,
    sessionsAbreast: 2,
    log,
  });
}

export function openPrograms(
  db: Kysely<Database>,
  config: Config,
  publicUrl: string,
  log: Log,
): Programs {
  return createPrograms({ db, secret: secretOf(config), publicUrl, log, writesBehind: true });
}

function secretOf({ secret, dataDir }: Config): string {
  return secret ?? keptSecret(dataDir);
}
