import type { Tree } from './merkle.ts';
import { fromBase64, toBase64 } from './signed-note.ts';

/** The text of a C2SP tlog-checkpoint: whose log, how many leaves, and their root. */
export type Checkpoint = Tree & { origin: string };

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Undefined where a text is none. Lines after the third are extensions, which nothing here reads. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin = '', sizeText = '', rootText = ''] = text.split('\n');
  const size = Number(sizeText);
  const root = fromBase64(rootText);
  const isSize = /^(0|[1-9]\d*)$/.test(sizeText) && Number.isSafeInteger(size);
  if (origin === '' || !isSize || root?.length !== 32) return undefined;
  return { origin, size, root };
}
