import type { Sms } from '../core/ports.ts';

const patienceMs = 10_000;

/** Hands each message to a gateway of the installation's own: `POST {"to","text"}`, any 2xx is success. */
export function createSmsWebhook(url: string): Sms {
  return {
    send: async (to, text) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ to, text }),
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`The SMS gateway answered ${answer.status}`);
    },
  };
}
