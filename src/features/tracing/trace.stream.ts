import type { OpenTrace } from './trace.service.ts';
import { toBalance, toHead, toRows } from './trace.views.ts';

/** JSON lines, each made when the one before is gone; who hangs up ends the walk. */
export function streamOf({ question, parts }: OpenTrace): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const running = parts();
  const lineOf = (value: unknown) => encoder.encode(`${JSON.stringify(value)}\n`);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(lineOf({ question: toHead(question) }));
      },
      async pull(controller) {
        const next = await running.next();
        if (next.done !== true) {
          controller.enqueue(lineOf(toRows(next.value)));
          return;
        }
        const { nodes, balance, bound } = next.value;
        controller.enqueue(
          lineOf({ end: { nodes, balance: balance && toBalance(balance), bound } }),
        );
        controller.close();
      },
      async cancel() {
        // Never waits for an answer that nobody reads.
        void running.return({ balance: null, bound: null, nodes: 0 }).catch(() => {});
      },
    },
    { highWaterMark: 2 },
  );
}
