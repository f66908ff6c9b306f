import type { Text } from '../../src/domain/text.ts';
import type { PictureData } from './data.ts';
import type { Cell, Graph } from './graph.ts';
import { holdingsOf, kgSpan } from './telling.ts';
import { traceWords } from './words.ts';

/** What a box says of its goods. */
export function sumOfBox(
  { data, graph }: { data: PictureData; graph: Graph },
  cell: Cell,
): { text: Text; bare: string; blurred: boolean } {
  let [least, most] = [0, 0];
  const backward = cell.side === -1;
  for (const at of cell.members) {
    const node = data.nodes[at];
    least += (backward ? node?.throughLeast : node?.least) ?? 0;
    most += (backward ? node?.throughMost : node?.most) ?? 0;
  }
  if (backward && cell.kind !== 'node') {
    // What passes from box to box inside would count twice.
    const out = graph.links.filter(({ from }) => from === cell.id);
    least = out.reduce((sum, link) => sum + link.least, 0);
    most = out.reduce((sum, link) => sum + link.most, 0);
  }
  const blurred = least !== most;
  const span = kgSpan(least, most);
  if (backward)
    return { text: { zh: `来自此处 ${span}`, en: `from here ${span}` }, bare: span, blurred };
  const places = holdingsOf(data, cell);
  if (places.length === 0) return { text: traceWords.passed, bare: '—', blurred: false };
  const only =
    places.length === 1 ? data.where.find(({ key }) => key === places[0]?.key) : undefined;
  if (!only) return { text: { zh: `源货 ${span}`, en: `source ${span}` }, bare: span, blurred };
  return {
    text: { zh: `${only.name.zh} ${span}`, en: `${only.name.en} ${span}` },
    bare: span,
    blurred,
  };
}

/** Chinese letters are as wide as high, others about half that. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += /[\u2e80-\uffef]/.test(letter) ? size : size * 0.58;
  return width;
}

/** Neither SVG nor a canvas cuts anything off by itself. */
export function clipped(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept}…`;
}
