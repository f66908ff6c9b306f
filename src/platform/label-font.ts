import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { create, type Font, type PathCommand } from 'fontkit';
import subsetFont from 'subset-font';

import type { PenStep, Typeface } from '../core/ports.ts';

/** A part of a text that one of the font's files can write. */
export type Run = { file: string; text: string };

/** Of the texts that it was made for. */
export type LabelFont = Typeface & {
  /** A TrueType font for each file, with no more letters than were asked for. */
  readonly fonts: ReadonlyMap<string, Uint8Array>;
  runsOf(text: string): Run[];
};

/** Noto Sans SC, SIL Open Font License 1.1, in the hundred files that web pages load it by. */
const family = '@fontsource-variable/noto-sans-sc';
/** Medium: thinner strokes break up at 203 dpi. */
const weight = 500;
/** 〓, by which compositors of Chinese mark a letter that they don't have. */
const missing = '\u3013';

const resolve = createRequire(import.meta.url).resolve;
let index: Promise<ReadonlyMap<number, string>> | undefined;

/** Which file has a character, by the ranges that the font's publisher states. */
async function readIndex(): Promise<ReadonlyMap<number, string>> {
  const text = await readFile(resolve(`${family}/unicode.json`), 'utf8');
  // Each file's name, in brackets where it is a number, with ranges such as U+4E00-4E05.
  const ranges = JSON.parse(text) as Record<string, string>;
  const files = new Map<number, string>();
  for (const [name, list] of Object.entries(ranges)) {
    for (const [, from = '', to = from] of list.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      const last = Number.parseInt(to, 16);
      for (let code = Number.parseInt(from, 16); code <= last; code += 1) {
        files.set(code, name.replace(/[[\]]/g, ''));
      }
    }
  }
  return files;
}

export async function openLabelFont(texts: readonly string[]): Promise<LabelFont> {
  index ??= readIndex();
  const files = await index;
  const fileOf = (character: string) => files.get(character.codePointAt(0) ?? 0);
  const runsOf = (text: string) => toRuns(text.normalize('NFC'), fileOf);
  const wanted = new Map<string, Set<string>>();
  for (const { file, text } of [...texts, missing].flatMap(runsOf)) {
    const letters = wanted.get(file) ?? new Set();
    for (const letter of text) letters.add(letter);
    wanted.set(file, letters);
  }
  const cut = await Promise.all(
    [...wanted].map(async ([file, letters]) => [file, await cutOut(file, letters)] as const),
  );
  const fonts = new Map(cut);
  const opened = new Map(cut.map(([file, bytes]) => [file, create(bytes)]));
  const layOut = (text: string) =>
    runsOf(text).flatMap((run) => {
      const font = opened.get(run.file);
      if (!font) throw new RangeError(`The font was not opened for “${run.text}”`);
      const { glyphs, positions } = font.layout(run.text);
      return glyphs.map((glyph, at) => ({ glyph, position: positions[at], font }));
    });
  return {
    fonts,
    runsOf,
    widthOf: (text) =>
      layOut(text).reduce(
        (sum, { position, font }) => sum + (position?.xAdvance ?? 0) / font.unitsPerEm,
        0,
      ),
    letter(text) {
      const steps: PenStep[] = [];
      let advance = 0;
      for (const { glyph, position, font } of layOut(text)) {
        const { unitsPerEm } = font;
        const dx = advance + (position?.xOffset ?? 0) / unitsPerEm;
        const dy = (position?.yOffset ?? 0) / unitsPerEm;
        for (const command of glyph.path.commands) steps.push(toStep(command, unitsPerEm, dx, dy));
        advance += (position?.xAdvance ?? 0) / unitsPerEm;
      }
      return { advance, steps };
    },
  };
}

/** Labels of one product are fetched again and again, and the same dates and words on all. */
const cuts = new Map<string, Promise<Uint8Array>>();
const mostCuts = 500;

async function cutOut(file: string, letters: ReadonlySet<string>): Promise<Uint8Array> {
  const text = [...letters].sort().join('');
  const key = `${file} ${text}`;
  const known = cuts.get(key);
  if (known) return known;
  if (cuts.size >= mostCuts) cuts.clear();
  const cut = cutNow(file, text);
  cuts.set(key, cut);
  // One that failed, for want of memory say, may succeed another time.
  cut.catch(() => cuts.delete(key));
  return cut;
}

async function cutNow(file: string, text: string): Promise<Uint8Array> {
  const path = resolve(`${family}/files/noto-sans-sc-${file}-wght-normal.woff2`);
  return subsetFont(await readFile(path), text, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
}

function toRuns(text: string, fileOf: (character: string) => string | undefined): Run[] {
  const runs: Run[] = [];
  for (const given of text) {
    const known = fileOf(given);
    const character = known === undefined ? missing : given;
    const file = known ?? fileOf(missing) ?? '';
    const last = runs.at(-1);
    if (last?.file === file) last.text += character;
    else runs.push({ file, text: character });
  }
  return runs;
}

function toStep({ command, args }: PathCommand, em: Font['unitsPerEm'], dx: number, dy: number) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args.map(
    (value, at) => value / em + (at % 2 === 0 ? dx : dy),
  );
  switch (command) {
    case 'moveTo':
      return ['M', a, b] as const;
    case 'lineTo':
      return ['L', a, b] as const;
    case 'quadraticCurveTo':
      return ['Q', a, b, c, d] as const;
    case 'bezierCurveTo':
      return ['C', a, b, c, d, e, f] as const;
    case 'closePath':
      return ['Z'] as const;
  }
}
