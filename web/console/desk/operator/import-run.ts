import { type Schemas, sendBytes } from '../../shared/client.ts';
import { problemFrom } from '../../shared/problem.ts';
import { encodedMends, type Mend } from './import-mends.ts';

export type ImportKind = Schemas['ImportResult']['kind'];
export type ImportMode = Schemas['ImportResult']['mode'];
export type ImportResult = Schemas['ImportResult'];
export type ImportWish = {
  kind: ImportKind;
  mode: ImportMode;
  file: File;
  mends: readonly Mend[];
};
export type Progress = { rows: number; of: number | null };

type Line = { progress?: Progress; result?: ImportResult; problem?: { status?: number } };

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sends a sheet and tells how far it got; what the answer's last line says is its result. */
export async function runImport(
  { kind, mode, file, mends }: ImportWish,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (progress: Progress) => void },
): Promise<ImportResult> {
  const response = await sendBytes(`/api/imports/${kind}?mode=${mode}`, {
    method: 'POST',
    body: file,
    signal,
    headers: {
      accept: 'application/x-ndjson',
      'content-type': /\.csv$/i.test(file.name) ? 'text/csv' : xlsx,
      ...(mends.length > 0 && { 'frostmark-mends': encodedMends(mends) }),
    },
  });
  for await (const line of linesOf(response)) {
    if (line.progress) onProgress(line.progress);
    if (line.result) return line.result;
    if (line.problem) {
      throw problemFrom(new Response(null, { status: line.problem.status ?? 500 }), line.problem);
    }
  }
  throw problemFrom(response, undefined);
}

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Line;
  }
  if (rest.trim() !== '') yield JSON.parse(rest) as Line;
}
