import { account } from '../data/firms.ts';
import type { RunningServer } from './servers.ts';

/** The cookies of a session; asked for anew before they have to be renewed. */
export function createSession({ port }: RunningServer): () => Promise<string> {
  const lifetime = 120_000;
  let cookies = '';
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    if (performance.now() - since < lifetime) return cookies;
    const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account),
    });
    if (!answer.ok) throw new Error(`Signing in failed: ${await answer.text()}`);
    cookies = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
    since = performance.now();
    return cookies;
  };
}
