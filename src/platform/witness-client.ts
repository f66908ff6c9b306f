import type { AskWitness } from '../core/ports.ts';

const patienceMs = 5_000;
/** Its lines, or a sentence on what was wrong. */
const mostBytes = 64 * 1024;

/** Asks over HTTP. `stop` ends what is under way when the process does. */
export function createWitnessClient(stop: AbortSignal): AskWitness {
  return async (url, body) => {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body,
        // Another address is not the one that was named.
        redirect: 'error',
        signal: AbortSignal.any([stop, AbortSignal.timeout(patienceMs)]),
      });
      const contentType = answer.headers.get('content-type') ?? '';
      return { status: answer.status, contentType, text: await readBounded(answer) };
    } catch {
      return undefined;
    }
  };
}

async function readBounded({ body }: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  let size = 0;
  // Leaving the loop ends the answer.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new RangeError('A witness answered at too great length');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
