import { pageScript } from './page-script.ts';

/**
 * The script with which a browser checks a lot's records. It is read on phones at the counter, so it goes
 * without comments, indentation and the gaps that types leave, a statement a line; none of its texts has
 * two spaces or a line's end.
 */
export async function proofScript(): Promise<string> {
  const script = await pageScript('proof', ['verify', 'telling', 'main']);
  return script
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '')
    .replace(/^\s*\/\/.*\n/gm, '')
    .replace(/^\s+/gm, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[),;]|$)/gm, '')
    .replace(/(?<=[([,])\n|,?\n(?=[)\].])/g, '');
}
