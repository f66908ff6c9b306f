import type { Context } from 'hono';

import type { Actor } from '../../core/actor.ts';
import type { Ctx, Db } from '../../core/context.ts';
import type { AppEnv } from '../../core/http.ts';
import type { Auth } from './auth.ts';

export type AccountsDeps = {
  auth: Auth;
  db: Db;
  /** The client's address as the entry vouches for it. */
  addressOf: (headers: Headers, env: unknown) => string | undefined;
  contextOf: (c: Context<AppEnv>, actor: Actor) => Ctx;
};
