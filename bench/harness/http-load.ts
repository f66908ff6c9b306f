import { connect, type Socket } from 'node:net';

export type Load = {
  port: number;
  connections: number;
  seconds: number;
  /** The next request, ready to send. */
  next: () => string;
};

/**
 * Keeps each connection busy with one request after the other and gives the answers per second.
 * Anything but a success ends the run. Small on purpose: what the generator takes of the machine,
 * it takes from what is measured.
 */
export async function load({ port, connections, seconds, next }: Load): Promise<number> {
  const started = performance.now();
  const deadline = started + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: connections }, async () => drive(port, deadline, next)),
  );
  const answered = counts.reduce((sum, count) => sum + count, 0);
  return answered / seconds;
}

async function drive(port: number, deadline: number, next: () => string): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  try {
    return await new Promise<number>((resolve, reject) => {
      let count = 0;
      let pending = '';
      socket.setEncoding('latin1');
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('The server closed the connection')));
      socket.on('connect', () => socket.write(next()));
      socket.on('data', (chunk: string) => {
        pending = pending === '' ? chunk : pending + chunk;
        const length = lengthOf(pending);
        if (length === undefined || pending.length < length) return;
        if (!pending.startsWith('HTTP/1.1 2')) {
          reject(new Error(`Not a success: ${Buffer.from(pending, 'latin1').toString()}`));
          return;
        }
        pending = pending.slice(length);
        if (performance.now() >= deadline) {
          resolve(count);
          return;
        }
        count += 1;
        socket.write(next());
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
