import { type Schemas, sendBytes } from '../../../shared/client.ts';
import { createReading, type Line, type ReadTrace } from './trace-lines.ts';

type Asked = Schemas['TraceQuestion'];
export type TraceQuestion = Pick<Asked, 'sources'> & Partial<Asked>;

export type Progress = { nodes: number; bytes: number };

/** Reads a trace part by part. Who stops it keeps what had come. */
export async function readTrace(
  question: TraceQuestion,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ReadTrace> {
  const response = await sendBytes('/api/traces/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal,
  });
  const reading = createReading();
  try {
    for await (const { line, bytes } of linesOf(response)) {
      reading.take(JSON.parse(line) as Line);
      onProgress({ nodes: reading.nodes(), bytes });
    }
  } catch (error) {
    if (!signal.aborted || !reading.isBegun()) throw error;
  }
  return reading.result();
}

async function* linesOf(response: Response): AsyncGenerator<{ line: string; bytes: number }> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let [rest, bytes] = ['', 0];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield { line, bytes };
  }
  if (rest.trim() !== '') yield { line: rest, bytes };
}
