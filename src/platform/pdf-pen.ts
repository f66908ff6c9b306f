import type { Words } from '../core/ports.ts';
import type { LabelFont, Run } from './label-font.ts';

/** pdfkit hands its chunks on in the stream's own turn. */
export async function readyOf(doc: PDFKit.PDFDocument): Promise<void> {
  while (doc.readableLength > 0) await new Promise((resolve) => setImmediate(resolve));
}

export type Pen = {
  /** Letters at their place on a label or page of that height, y upwards. */
  write: (words: Words, height: number) => string;
  fonts: () => Record<string, unknown>;
  /** Makes the fonts known to the page. */
  showFonts: () => void;
};

/** What of pdfkit's fonts its types leave out. */
type EmbeddedFont = {
  id: string;
  encode: (
    text: string,
  ) => [codes: string[], positions: { xAdvance: number; advanceWidth: number }[]];
  ref: () => unknown;
};

export function penOf(doc: PDFKit.PDFDocument, font: LabelFont): Pen {
  const embedded = new Map<string, EmbeddedFont>();
  for (const [file, bytes] of font.fonts) {
    doc.registerFont(file, Buffer.from(bytes));
    doc.font(file);
    // pdfkit keeps the font in use here and types nothing of it; a test reads what comes of it.
    embedded.set(file, (doc as unknown as { _font: EmbeddedFont })._font);
  }
  const fonts = () => Object.fromEntries([...embedded.values()].map((one) => [one.id, one.ref()]));
  const single = new Map<string, string>();
  const codeOf = (letter: string, face: EmbeddedFont) => {
    const known = single.get(letter) ?? face.encode(letter)[0].join('');
    single.set(letter, known);
    return known;
  };
  const show = ({ file, text }: Run) => {
    const face = embedded.get(file);
    if (!face) throw new RangeError(`The font was not opened for “${text}”`);
    return { face, text };
  };
  return {
    fonts,
    showFonts: () => void Object.assign(doc.page.fonts, fonts()),
    write({ text, x, y, size }, height) {
      const runs = font.runsOf(text).map(show);
      const lines = runs.map(
        ({ face, text: part }) =>
          `/${face.id} ${figure(size)} Tf <${Array.from(part, (one) => codeOf(one, face)).join('')}> Tj`,
      );
      return `BT 1 0 0 1 ${figure(x)} ${figure(height - y)} Tm ${lines.join(' ')} ET`;
    },
  };
}

export function figure(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}
