import { create } from 'qrcode';
import { beforeAll, expect, test, vi } from 'vitest';

import { errorCorrectionOf, qrSymbol, qrText } from '../../src/core/qr.ts';
import { createTestApp, testCodes } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aProduct } from '../support/factories.ts';
import { aReceivedLot, aStockedFirm } from '../support/story.ts';
import {
  drawn,
  pdfPages,
  type Picture,
  setUpReader,
  smudged,
  smudges,
  symbolOf,
  symbolsIn,
  tones,
  zplLabels,
} from './reading.ts';

const database = useDatabase();
beforeAll(setUpReader);
vi.setConfig({ testTimeout: 120_000 });

/** As long as hosts are said to be: with H no symbol of version 4 holds a link to it. */
const longHost = 'trace.ningbo.gov.cn1';
const shortHost = 'trace.example.cn';

async function aPress(host = shortHost, overrides: { gtin?: string } = {}) {
  const app = createTestApp(database(), { publicUrl: `https://${host}` });
  const firm = await aStockedFirm(database());
  const { owner, premises } = firm;
  const productId = await aProduct(database(), owner, {
    nameZh: '冷冻去头鲳鱼段（单冻）',
    spec: '10 kg/箱',
    ...overrides,
  });
  const { lotId, number } = await aReceivedLot(database(), owner, premises.id, productId);
  const issued = await app.post(`/api/lots/${lotId}/series`, { level: 'pack', count: 500 }, owner);
  const row = await database()
    .selectFrom('code_series')
    .select('number')
    .where('id', '=', issued.body.id)
    .executeTakeFirstOrThrow();
  const linkOf = (serial: number) =>
    qrText(`https://${host}`, testCodes.make({ number: row.number, keyVersion: 1 }, serial));
  const links = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) => linkOf(first + at));
  const file = async (body: object) => {
    const made = await app.post(`/api/series/${issued.body.id}/prints`, body, owner);
    expect(made.status).toBe(201);
    const { response } = await app.get(`/api/prints/${made.body.id}/file`, owner);
    expect(response.status).toBe(200);
    return new Uint8Array(await response.arrayBuffer());
  };
  return { number, links, linkOf, file };
}

test.each([
  ['a4-24', 24],
  ['a4-40', 40],
] as const)('every label of a sheet %s is read from its picture', async (layout, count) => {
  const { file, links, number } = await aPress();
  const pdf = await pdfPages(await file({ format: 'pdf', layout, first: 1, last: 2 * count + 1 }));
  expect(pdf.count).toBe(3);
  for (const page of [1, 2, 3]) {
    const first = (page - 1) * count + 1;
    const expected = links(first, Math.min(first + count - 1, 2 * count + 1));
    const found = await symbolsIn(await pdf.picture(page, 200));
    expect(found.toSorted()).toEqual(expected.toSorted());
  }
  const text = (await pdf.text(1)).replace(/\s/g, '');
  for (const said of ['冷冻去头鲳鱼段（单冻）', `批号${number}`, '≤-18℃', '规格10kg/箱']) {
    expect(text.split(said)).toHaveLength(count + 1);
  }
});

test.each([
  ['60x40', 60],
  ['100x70', 100],
] as const)('single labels %s are read as PDF, PNG, SVG and ZPL', async (layout, width) => {
  const { file, links, linkOf } = await aPress();
  const pdf = await pdfPages(await file({ format: 'pdf', layout, first: 1, last: 2 }));
  expect(await symbolsIn(await pdf.picture(2, 200))).toEqual([linkOf(2)]);
  for (const format of ['png', 'svg']) {
    const picture = await drawn(await file({ format, layout, first: 3, last: 3 }), width);
    expect(await symbolsIn(picture)).toEqual([linkOf(3)]);
  }
  const height = width === 60 ? 40 : 70;
  for (const [dpi, dots] of [
    [203, 8],
    [300, 12],
  ] as const) {
    const zpl = await file({ format: 'zpl', layout, dpi, first: 1, last: 5 });
    // The first and the last format only fill and clear the printer's memory.
    const labels = await zplLabels(new TextDecoder().decode(zpl), width, height, dots);
    const found = await Promise.all(labels.map(symbolsIn));
    expect(found.flat()).toEqual(links(1, 5));
  }
});

test('the symbol alone, and several pictures in one archive', async () => {
  const { file, linkOf } = await aPress();
  for (const format of ['png', 'svg']) {
    const picture = await drawn(await file({ format, layout: 'qr', first: 7, last: 7 }), 20);
    expect(await symbolsIn(picture)).toEqual([linkOf(7)]);
  }
  const zip = await file({ format: 'png', layout: '60x40', first: 1, last: 3 });
  const files = filesOf(zip);
  expect(files).toHaveLength(3);
  const found = await Promise.all(files.map(async (one) => symbolsIn(await drawn(one, 60))));
  expect(found.flat()).toEqual([1, 2, 3].map(linkOf));
});

/** Of an archive that compresses nothing: after each local header its file. */
function filesOf(zip: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(zip);
  const files: Uint8Array[] = [];
  const marks = pngStarts(bytes);
  for (const start of marks) files.push(bytes.subarray(start, bytes.indexOf('IEND', start) + 8));
  return files;
}

function pngStarts(bytes: Buffer): number[] {
  const sign = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const starts: number[] = [];
  for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) starts.push(at);
  return starts;
}

test('a Digital Link is read from a label as well', async () => {
  const { file, number } = await aPress(shortHost, { gtin: '09506000134352' });
  const body = { format: 'pdf', layout: 'a4-40', link: 'gs1', first: 1, last: 40 };
  const pdf = await pdfPages(await file(body));
  const found = await symbolsIn(await pdf.picture(1, 200));
  expect(new Set(found).size).toBe(40);
  const start = `HTTPS://TRACE.EXAMPLE.CN/01/09506000134352/10/${number}/21/`;
  expect(found.filter((link) => link.startsWith(start))).toHaveLength(40);
});

test('a symbol for a host of 20 characters stays within version 4, and takes H where that does', () => {
  const host = `${'A'.repeat(17)}.CN`;
  for (let serial = 0; serial < 200; serial += 1) {
    const code = testCodes.make({ number: 1, keyVersion: 1 }, serial);
    const text = qrText(`https://${host}`, code);
    expect(text).toHaveLength(51);
    expect(qrSymbol(text).size).toBeLessThanOrEqual(33);
    const shorter = qrText(`https://${host.slice(1)}`, code);
    expect(errorCorrectionOf(shorter)).toBe('H');
    expect(qrSymbol(shorter).size).toBeLessThanOrEqual(33);
  }
  // As the issue states the bound: with M it is one version less.
  const worst = qrText(`https://${host}`, 'Z'.repeat(20));
  expect(create(worst, { errorCorrectionLevel: 'M' }).version).toBe(3);
  expect(create(worst, { errorCorrectionLevel: 'Q' }).version).toBe(4);
  expect(create(worst, { errorCorrectionLevel: 'H' }).version).toBe(5);
});

/** Every label kind of which one label is one picture, at 200 dpi. */
async function singleLabels({ file }: Awaited<ReturnType<typeof aPress>>): Promise<Picture[]> {
  const one = { first: 1, last: 1 };
  const pdf = async (layout: string) =>
    (await pdfPages(await file({ format: 'pdf', layout, ...one }))).picture(1, 200);
  const zpl = new TextDecoder().decode(await file({ format: 'zpl', ...one }));
  return [
    await pdf('60x40'),
    await pdf('100x70'),
    await pdf('a4-24'),
    await pdf('a4-40'),
    await drawn(await file({ format: 'png', ...one }), 60),
    await drawn(await file({ format: 'svg', ...one }), 60),
    ...(await zplLabels(zpl, 60, 40, 8)),
  ];
}

test('15 % of the symbol may be gone, at 200 dpi, wherever no finder is', async () => {
  const press = await aPress();
  const pictures = await singleLabels(press);
  expect(pictures).toHaveLength(7);
  for (const [kind, whole] of pictures.entries()) {
    const { picture, box: inked } = await symbolOf(whole);
    const box = { ...inked, squares: 33 };
    for (const [where, smudge] of Object.entries(smudges)) {
      for (const [tone, dye] of Object.entries(tones)) {
        const dirty = smudged(picture, box, smudge(33), dye);
        expect([kind, where, tone, await symbolsIn(dirty)]).toEqual([
          kind,
          where,
          tone,
          [press.linkOf(1)],
        ]);
      }
    }
  }
});

test('with a host of 20 characters an edge may be gone; a blot in the middle only when it is thin', async () => {
  const press = await aPress(longHost);
  for (const whole of await singleLabels(press)) {
    const { picture, box: inked } = await symbolOf(whole);
    const box = { ...inked, squares: 33 };
    for (const where of ['corner', 'side', 'foot'] as const) {
      for (const dye of Object.values(tones)) {
        const dirty = smudged(picture, box, smudges[where](33), dye);
        expect(await symbolsIn(dirty)).toEqual([press.linkOf(1)]);
      }
    }
    const thin = smudged(picture, box, smudges.blot(33), tones.veil);
    expect(await symbolsIn(thin)).toEqual([press.linkOf(1)]);
  }
});

test('half of a symbol is not enough', async () => {
  const press = await aPress();
  const one = { format: 'png', layout: '60x40', first: 1, last: 1 };
  const { picture, box: inked } = await symbolOf(await drawn(await press.file(one), 60));
  const box = { ...inked, squares: 33 };
  const gone = smudged(picture, box, (x, y) => x > 8 && y > 8, tones.black);
  expect(await symbolsIn(gone)).toEqual([]);
});
