import { connect, type Socket } from 'node:net';

export type Load = {
  port: number;
  connections: number;
  seconds: number;
  /** The next request, ready to send. */
  next: () => string;
  /** The status that every answer has; any success where it is left out. */
  status?: number;
};

/** Answers per second, and how many milliseconds each took. */
export type Measured = { rate: number; latencies: readonly number[] };

/**
 * Keeps each connection busy with one request after the other and gives the answers per second.
 * Anything but what is expected ends the run. Small on purpose: what the generator takes of the
 * machine, it takes from what is measured.
 */
export async function load(run: Load): Promise<number> {
  return (await measure(run)).rate;
}

export async function measure(run: Load): Promise<Measured> {
  const deadline = performance.now() + run.seconds * 1000;
  const latencies: number[] = [];
  const expected = `HTTP/1.1 ${run.status ?? 2}`;
  await Promise.all(
    Array.from({ length: run.connections }, async () =>
      drive(run, { deadline, expected, latencies }),
    ),
  );
  return { rate: latencies.length / run.seconds, latencies };
}

type Drive = { deadline: number; expected: string; latencies: number[] };

async function drive({ port, next }: Load, { deadline, expected, latencies }: Drive) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  try {
    await new Promise<void>((resolve, reject) => {
      let pending = '';
      let since = 0;
      const ask = (now: number) => {
        since = now;
        socket.write(next());
      };
      socket.setEncoding('latin1');
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('The server closed the connection')));
      socket.on('connect', () => ask(performance.now()));
      socket.on('data', (chunk: string) => {
        pending = pending === '' ? chunk : pending + chunk;
        const length = lengthOf(pending);
        if (length === undefined || pending.length < length) return;
        if (!pending.startsWith(expected)) {
          const answer = Buffer.from(pending, 'latin1').toString();
          reject(new Error(`Not the answer expected: ${answer}`));
          return;
        }
        pending = pending.slice(length);
        const now = performance.now();
        if (now >= deadline) {
          resolve();
          return;
        }
        latencies.push(now - since);
        ask(now);
      });
    });
  } finally {
    close(socket);
  }
}

function close(socket: Socket): void {
  socket.removeAllListeners('close');
  socket.destroy();
}

/** Of head and body together; undefined while the head is not complete. */
function lengthOf(answer: string): number | undefined {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const match = /\r\ncontent-length: (\d+)/i.exec(answer.slice(0, head));
  if (match) return head + 4 + Number(match[1]);
  // The only other form: in pieces, of which an empty one is the last.
  const end = answer.indexOf('\r\n0\r\n\r\n', head);
  return end < 0 ? undefined : end + 7;
}
