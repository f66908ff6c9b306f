import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { beforeAll, expect, test, vi } from 'vitest';

import packageJson from '../../package.json' with { type: 'json' };
import { settingsTable } from '../../src/config.ts';

/** Guides quote the screen in 「」 in Chinese and in bold in English; what no screen says any more is found here. */
const root = new URL('../..', import.meta.url).pathname;
const guides = ['keeper', 'officer', 'administrator'];
const languages = ['zh', 'en'] as const;
const paths = guides.flatMap((name) => languages.map((one) => `docs/guides/${name}.${one}.md`));

const read = async (path: string) => readFile(join(root, path), 'utf8');
const matches = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

type Words = { [key: string]: string | Words };
const valuesOf = (words: Words): string[] =>
  Object.values(words).flatMap((one) => (typeof one === 'string' ? [one] : valuesOf(one)));

/** As GitHub makes anchors of headings. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
const headingsOf = (text: string) => matches(text.replaceAll(/^```[^]*?^```/gm, ''), /^#+ (.+)$/gm);

const said = { zh: [] as RegExp[], en: [] as RegExp[] };

beforeAll(async () => {
  // The words of the console are made for a browser.
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('document', { documentElement: {} });
  const files = (await readdir(join(root, 'web/console'), { recursive: true })).filter((one) =>
    one.endsWith('-words.ts'),
  );
  for (const file of files) await import(join(root, 'web/console', file));
  const { default: i18next } = await import('i18next');
  for (const language of languages) {
    const words = valuesOf((i18next.store.data[language] ?? {}) as Words);
    said[language] = words.map((word) => {
      const literal = word.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
      return new RegExp(`^${literal.replaceAll(/\{\{\w+\}\}/g, '.+')}$`);
    });
  }
  vi.unstubAllGlobals();
});

test.each(paths)('%s quotes words that the console has', async (path) => {
  const text = await read(path);
  const language = path.endsWith('.zh.md') ? 'zh' : 'en';
  const quoted = matches(text, language === 'zh' ? /「(.+?)」/g : /\*\*(.+?)\*\*/g);
  expect(quoted.length).toBeGreaterThan(10);
  // A word with nothing but a place to fill in is no word.
  const known = said[language].filter(({ source }) => source !== '^.+$');
  expect(quoted.filter((word) => !known.some((one) => one.test(word)))).toEqual([]);
});

test.each([...paths, 'README.md'])('%s: what it links to and shows is there', async (path) => {
  const text = await read(path);
  const targets = [...matches(text, /\]\(([^)\s]+)\)/g), ...matches(text, /<img src="([^"]+)"/g)];
  const near = targets.filter((one) => !/^[a-z]+:/.test(one));
  expect(near.length).toBeGreaterThan(0);
  for (const target of near) {
    const [file = '', anchor] = target.split('#');
    const wanted = join(dirname(path), file);
    // A folder as well.
    const names = await readdir(join(root, dirname(wanted)));
    expect([target, names.includes(wanted.split('/').at(-1) ?? '')]).toEqual([target, true]);
    if (anchor === undefined) continue;
    expect(headingsOf(await read(wanted)).map(anchorOf)).toContain(decodeURIComponent(anchor));
  }
});

test.each(guides)('%s says the same in both languages', async (name) => {
  const [zh = '', en = ''] = await Promise.all(
    languages.map(async (one) => read(`docs/guides/${name}.${one}.md`)),
  );
  const depths = (text: string) => headingsOf(text).length;
  expect(depths(zh)).toBe(depths(en));
  const pictures = (text: string) =>
    matches(text, /<img src="([^"]+)"/g).map((one) => one.replace(/-(zh|en)\.webp$/, ''));
  expect(pictures(zh)).toEqual(pictures(en));
  // Each shows the screens in its own language.
  expect(zh).not.toContain('-en.webp');
  expect(en).not.toContain('-zh.webp');
  const code = (text: string) => new Set(matches(text, /`([^`\n]+)`/g));
  expect(code(zh)).toEqual(code(en));
});

test('settings, scripts and routes that the guides name exist', async () => {
  const text = (await Promise.all(paths.map(read))).join('\n');
  const settings = settingsTable();
  const named = matches(text, /`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)(?:=[^`]*)?`/g);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((one) => !settings.includes(`\`${one}\``))).toEqual([]);
  const scripts = matches(text, /npm run ([\w:-]+)/g);
  expect(scripts.filter((one) => !Object.hasOwn(packageJson.scripts, one))).toEqual([]);
  const { paths: routes } = JSON.parse(await read('openapi.json'));
  const asked = matches(text, /`[A-Z]+ (\/api\/[^`]+)`/g);
  expect(asked.filter((one) => !Object.hasOwn(routes, one))).toEqual([]);
});
