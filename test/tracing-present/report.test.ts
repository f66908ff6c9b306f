import { expect, test } from 'vitest';

import type { PrintedReport } from '../../src/core/ports.ts';
import type { Language } from '../../src/domain/text.ts';
import { traceDigest } from '../../src/features/tracing/present-facts.ts';
import { traceReport } from '../../src/features/tracing/present-report.ts';
import type { Trace } from '../../src/features/tracing/traced.ts';
import { createReportPress } from '../../src/platform/report-press.ts';
import { pdfPages } from '../labels/reading.ts';
import { aTrace } from './fabricated.ts';

const press = createReportPress();
const right = { zh: '中山市市场监督管理局', en: 'Zhongshan Market Regulator' };

async function reportOf(trace: Trace, language: Language): Promise<PrintedReport> {
  const digest = await traceDigest(trace);
  return traceReport(trace, language, { at: new Date('2026-11-29T11:00:00+08:00'), right, digest });
}

async function printed(report: PrintedReport) {
  const chunks: Uint8Array[] = [];
  for await (const chunk of press.pdf(report)) chunks.push(chunk);
  const pages = await pdfPages(Buffer.concat(chunks));
  const texts: string[] = [];
  for (let page = 1; page <= pages.count; page += 1) texts.push(await pages.text(page));
  return { pages, texts, all: texts.join('\n') };
}

test.each([
  ['zh', '产品追溯报告', '数量平衡', '第 1 页，共', '中山市市场监督管理局', '2026-11-29 10:15'],
  ['en', 'Trace report', 'The books balance', 'Page 1 of', right.en, '2026-11-29 10:15'],
] as const)(
  'a report in %s says what was asked, by what right, and whether the sums hold',
  async (language, ...said) => {
    const trace = aTrace(40, { backward: true });
    const { texts, all } = await printed(await reportOf(trace, language));
    for (const text of said) expect(texts[0]).toContain(text);
    // 〓 is what stands for a letter that the font was not cut for.
    expect(all).not.toContain('〓');
    expect(all).toContain('25,000 kg');
    for (const { number } of trace.lots.values()) expect(all).toContain(number);
  },
);

test('neither language leaves words of the other behind', async () => {
  const trace = { ...aTrace(30, { backward: true }) };
  const report = await reportOf(trace, 'en');
  // Addresses and buyers are kept in the language in which they were stated.
  const stated = new Set([
    ...[...trace.places.values()].map(({ premises }) => premises?.address ?? ''),
    ...trace.sales.map(({ buyerName }) => buyerName ?? ''),
  ]);
  const texts = JSON.stringify(report);
  let rest = texts;
  for (const one of stated) if (one !== '') rest = rest.replaceAll(one, '');
  expect(rest).not.toMatch(/[\u4e00-\u9fff]/);
});

test('every page bears its number and the digest of the data, and tables begin anew with their header', async () => {
  const trace = aTrace(120);
  const digest = await traceDigest(trace);
  const { texts } = await printed(await reportOf(trace, 'en'));
  expect(texts.length).toBeGreaterThan(5);
  for (const [at, text] of texts.entries()) {
    expect(text).toContain(`Page ${at + 1} of ${texts.length}`);
    expect(text).toContain(digest);
  }
  // The last pages hold nothing but the table of movements.
  for (const text of texts.slice(-3)) expect(text).toContain('Act From To');
  const other = { ...trace, edges: trace.edges.slice(1) };
  expect(await traceDigest(other)).not.toBe(digest);
});

test('sums that do not hold and bounds that were reached are said in plain words', async () => {
  const trace = aTrace(20);
  const balance = trace.balance && { ...trace.balance, balances: false };
  const report = await reportOf({ ...trace, balance, bound: { kind: 'lots', limit: 5000 } }, 'en');
  const warnings = report.blocks.flatMap((one) =>
    one.kind === 'paragraph' && one.tone === 'warning' ? [one.text] : [],
  );
  expect(warnings.join(' ')).toMatch(/A bound of 5,000 lots was reached.*do not balance/);
});

test('a range is shown as a range, and where every figure is certain none is', async () => {
  const figuresOf = (report: PrintedReport) =>
    report.blocks.flatMap((one) =>
      one.kind === 'figures' ? one.items.map(({ value }) => value) : [],
    );
  const trace = aTrace(60, { seed: 3 });
  expect(figuresOf(await reportOf(trace, 'zh')).some((value) => value.includes('–'))).toBe(true);
  const sure = aTrace(60, { seed: 3, blurred: false });
  expect(figuresOf(await reportOf(sure, 'zh')).some((value) => value.includes('–'))).toBe(false);
});

test(
  'a large trace prints its beginning and says how much more there is',
  { timeout: 60_000 },
  async () => {
    const trace = aTrace(5000);
    const report = await reportOf(trace, 'zh');
    const said = report.blocks.flatMap((one) => (one.kind === 'paragraph' ? [one.text] : []));
    expect(said).toContain(
      `另有 ${(trace.edges.length - 200).toLocaleString('en')} 行未印出，见电子表格。`,
    );
    let pages = 0;
    for await (const chunk of press.pdf(report)) pages += chunk.length > 0 ? 1 : 0;
    expect(pages).toBeGreaterThan(50);
  },
);

test('any report can be printed: a row taller than a page, no points, odd letters', async () => {
  const { all, pages, texts } = await printed({
    title: '召回报告',
    language: 'zh',
    foot: 'x',
    pageOf: (page, of) => `${page}/${of}`,
    blocks: [
      {
        kind: 'table',
        columns: [
          { name: '甲', share: 1 },
          { name: '乙', share: 1 },
        ],
        rows: [['长'.repeat(6000), 'B😀']],
      },
      { kind: 'map', north: '北', points: [] },
      { kind: 'paragraph', text: 'W'.repeat(400) },
    ],
  });
  expect(pages.count).toBeGreaterThan(2);
  expect(all.match(/长/g)).toHaveLength(6000);
  // Each page that it goes on over begins with the header.
  for (const text of texts) expect(text.includes('长')).toBe(text.includes('甲'));
  expect(all.match(/W/g)).toHaveLength(400);
});
