import { expect, test } from 'vitest';

import type { Scan } from '../../src/domain/scan.ts';
import type { Language } from '../../src/domain/text.ts';
import { scanPage } from '../../web/scan/scan-page.ts';
import { style } from '../../web/scan/style.ts';
import {
  bareWords,
  holdWords,
  refusalWords,
  stepWords,
  verdictWords,
  words,
} from '../../web/scan/words.ts';

const [, light = '', dark = ''] = /:root\{([^}]*)\}[\s\S]*?:root\{([^}]*)\}/.exec(style) ?? [];
const schemes = { light, dark: `${light};${dark}` };

function colour(scheme: string, name: string): [number, number, number] {
  const found = [...scheme.matchAll(/--([\w-]+):(#[0-9a-f]{3,6})/g)].findLast(
    ([, n]) => n === name,
  );
  const hex = (found?.[2] ?? '').slice(1);
  const six = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const at = (index: number) => Number.parseInt(six.slice(index, index + 2), 16) / 255;
  return [at(0), at(2), at(4)];
}

/** WCAG 2.2: relative luminance and contrast ratio. */
function luminance(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((v) =>
    v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: readonly number[], b: readonly number[]): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test.each(Object.entries(schemes))(
  'text is readable on its ground in the %s scheme',
  (_, scheme) => {
    const pairs = [
      ['ink', 'card'],
      ['soft', 'card'],
      ['soft', 'page'],
      ['ink', 'page'],
      ['link', 'card'],
      ['card', 'link'],
      ['good', 'good-bg'],
      ['bad', 'bad-bg'],
      ['warn', 'warn-bg'],
      ['band-soft', 'band'],
      ['band-soft', 'band-2'],
    ] as const;
    for (const [text, ground] of pairs) {
      const ratio = contrast(colour(scheme, text), colour(scheme, ground));
      expect([text, ground, ratio >= 4.5]).toEqual([text, ground, true]);
    }
  },
);

test('each verdict’s band keeps its text readable', () => {
  const bands = [...style.matchAll(/\.band\.(\w+)\{([^}]*)\}/g)];
  expect(bands.map(([, name]) => name)).toEqual([
    'recalled',
    'on_hold',
    'caution',
    'bare',
    'refused',
  ]);
  for (const [, name, rule = ''] of bands) {
    for (const ground of ['band', 'band-2']) {
      const ratio = contrast(colour(rule, 'band-soft'), colour(rule, ground));
      expect([name, ground, ratio >= 4.5]).toEqual([name, ground, true]);
    }
  }
});

test('every word is there in both languages', () => {
  const texts = [
    ...Object.values(words),
    ...Object.values(stepWords),
    ...[verdictWords, holdWords, refusalWords, { bareWords }].flatMap((table) =>
      Object.values(table).flatMap(({ title, say }) => [title, say]),
    ),
  ];
  for (const { zh, en } of texts) expect((zh === '') === (en === '')).toBe(true);
});

const at = '2026-11-22T09:00:00.000Z';
const name = { zh: '深圳市某某冷链食品检验检测有限公司'.repeat(2), en: 'A Long Name '.repeat(8) };

function theLargestScan(): Scan {
  return {
    code: '0'.repeat(20),
    unit: { level: 'case', movedAt: at },
    verdict: 'recalled',
    notices: [
      {
        kind: 'recall',
        number: 'R-1',
        class: 1,
        recallKind: 'ordered',
        reason: name,
        since: at,
        firm: name,
      },
      { kind: 'hold', cause: 'test' },
      { kind: 'hold', cause: 'regulator' },
      {
        kind: 'copy',
        warning: {
          reason: 'places',
          hours: 72,
          since: at,
          places: Array.from({ length: 300 }, () => name),
        },
      },
      { kind: 'copy', warning: { reason: 'many', scans: 1_000_000, limit: 100 } },
      { kind: 'copy', warning: { reason: 'after_sold', soldOutAt: at, scans: 9 } },
      { kind: 'copy', warning: { reason: 'after_destroyed', destroyedAt: at } },
    ],
    activatedAt: at,
    product: {
      name,
      category: 'fish',
      spec: 'x'.repeat(60),
      gtin: '0'.repeat(14),
      inHouseCode: null,
      storageClass: 'frozen',
      shelfLifeDays: 720,
    },
    lot: {
      number: 'x'.repeat(20),
      kind: 'import',
      supplierLotNo: 'x'.repeat(60),
      productionDate: '2026-01-01',
      expiryDate: '2028-01-01',
    },
    origin: {
      country: 'NO',
      countryName: name,
      place: name,
      producer: name.zh,
      establishmentHomeNo: 'x'.repeat(40),
      establishmentCnNo: 'x'.repeat(40),
      port: 'x'.repeat(60),
      sources: Array.from({ length: 20 }, () => ({ country: 'NO', countryName: name })),
    },
    declaredBy: name,
    route: Array.from({ length: 30 }, (_, index) => ({
      kind: 'received',
      premisesKind: 'cold_store',
      city: { zh: `某某市${index}`, en: `City ${index}` },
      from: at,
      to: '2026-11-25T09:00:00.000Z',
      inherited: true,
    })),
    tests: Array.from({ length: 20 }, () => ({
      analyte: 'listeria_monocytogenes',
      method: 'culture',
      result: 'negative',
      laboratory: name,
      sampleKinds: ['product_inner', 'product_outer'],
      sampledAt: at,
    })),
    disinfections: Array.from({ length: 10 }, () => ({
      certificateNo: 'x'.repeat(32),
      at,
      by: name,
    })),
    tally: { firstScan: at, scans: 1_000_000 },
    documents: Array.from({ length: 20 }, () => ({
      kind: 'quarantine_certificate',
      number: 'x'.repeat(32),
      issuer: name.zh,
      state: 'issued',
      issuedOn: '2026-01-01',
      validUntil: '2027-01-01',
      files: [{ url: `/t/files/${'0'.repeat(64)}`, mediaType: 'application/pdf' }],
    })),
  };
}

async function pageOf(scan: Scan, language: Language): Promise<string> {
  return String(await scanPage(scan, { language, now: new Date(at), path: `/t/${scan.code}` }));
}

test('papers are called complete only where there is something on record', async () => {
  const large = theLargestScan();
  const complete: Scan = { ...large, verdict: 'complete', notices: [] };
  const none: Scan = { ...complete, documents: [], tests: [], disinfections: [] };
  const pending = large.documents.map((document) => ({ ...document, state: 'pending' as const }));
  for (const scan of [none, { ...none, documents: pending }]) {
    const [zh, en] = [await pageOf(scan, 'zh'), await pageOf(scan, 'en')];
    expect(zh).toContain('<h1>无待办要求，亦无证明登记</h1>');
    expect(en).toContain('<h1>Nothing required, no proof on record</h1>');
    for (const page of [zh, en]) {
      expect(page).toContain('<header class="band bare">');
      expect(page).not.toMatch(/证明齐全|Papers complete/);
    }
  }
  const { documents, tests, disinfections } = large;
  for (const proofs of [{ documents }, { tests }, { disinfections }]) {
    const page = await pageOf({ ...none, ...proofs }, 'zh');
    expect(page).toContain('<h1>证明齐全</h1>');
    expect(page).toContain('<header class="band complete">');
  }
  const held = await pageOf({ ...none, verdict: 'on_hold' }, 'zh');
  expect(held).toContain('<h1>暂停流通</h1>');
});

test('the first scan is told as the hour it is known by', async () => {
  const scan = theLargestScan();
  expect(await pageOf(scan, 'zh')).toContain('>2026-11-22 17:00 起的一小时内<');
  expect(await pageOf(scan, 'en')).toContain('>in the hour from 2026-11-22 17:00<');
});

test('the largest page that a scan can make stays under 50 kB', async () => {
  const scan = theLargestScan();
  for (const language of ['zh', 'en'] as const) {
    const page = await pageOf(scan, language);
    expect(new TextEncoder().encode(page).length).toBeLessThan(50_000);
  }
});
