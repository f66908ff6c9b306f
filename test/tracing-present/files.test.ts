import { expect, test } from 'vitest';

import { AppError } from '../../src/core/errors.ts';
import {
  pictureFile,
  reportFile,
  spreadsheetFile,
} from '../../src/features/tracing/present-files.ts';
import { browserAsset } from '../../src/platform/browser-assets.ts';
import { createReportPress } from '../../src/platform/report-press.ts';
import { createSheets } from '../../src/platform/sheets.ts';
import { aTrace } from './fabricated.ts';

const trace = aTrace(20);
const printing = { at: new Date('2026-11-29T03:00:00Z'), right: { zh: '监管', en: 'Regulator' } };
const begin = async (response: Response) =>
  Buffer.from(await response.arrayBuffer())
    .subarray(0, 15)
    .toString('latin1');

test('the three files are what they say they are, named by lot and moment', async () => {
  const sheet = await spreadsheetFile(trace, createSheets());
  expect(sheet.headers.get('content-disposition')).toBe(
    'attachment; filename="trace-FM261102-0001-202611291015.xlsx"',
  );
  expect(await begin(sheet)).toMatch(/^PK/);
  const report = await reportFile(trace, createReportPress(), 'en', printing);
  expect(report.headers.get('content-type')).toBe('application/pdf');
  expect(await begin(report)).toMatch(/^%PDF-/);
  const picture = await pictureFile(trace, browserAsset, 'zh');
  expect(picture.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(await begin(picture)).toBe('<!doctype html>');
});

test('what a server cannot make it refuses with a way out', async () => {
  const refusals = [
    spreadsheetFile(trace, undefined),
    reportFile(trace, undefined, 'zh', printing),
    pictureFile(trace, async () => undefined, 'zh'),
  ];
  const codes = await Promise.all(
    refusals.map((one) =>
      one.then(
        () => 'made',
        (error: unknown) => (error instanceof AppError ? [error.kind, error.code] : error),
      ),
    ),
  );
  expect(codes).toEqual([
    ['not_offered', 'trace.workbook_not_here'],
    ['not_offered', 'trace.report_not_here'],
    ['not_offered', 'trace.picture_not_here'],
  ]);
});

test('whoever stops reading a report stops its press', async () => {
  let stopped = false;
  const endless = {
    async *pdf() {
      try {
        for (;;) yield new Uint8Array(1000);
      } finally {
        stopped = true;
      }
    },
  };
  const { body } = await reportFile(trace, endless, 'zh', printing);
  const reader = body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(stopped).toBe(true);
});
