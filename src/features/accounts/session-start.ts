import type { Context } from 'hono';

import type { AppEnv } from '../../core/http.ts';
import type { AccountsDeps } from './accounts.deps.ts';
import { noOrganisation } from './accounts.errors.ts';
import { describeSession } from './accounts.service.ts';
import type { OpenedSession } from './auth-sessions.ts';

/** Gives a session just opened to its browser, and describes it as every request will find it. */
export async function startSession(
  { auth, contextOf }: AccountsDeps,
  c: Context<AppEnv>,
  { token, seconds }: OpenedSession,
) {
  const caller = await auth.identify(token, c.var.now);
  if (caller === null) throw noOrganisation();
  c.header('set-cookie', await auth.cookie(token, seconds), { append: true });
  return describeSession(contextOf(c, caller.actor), caller);
}
