import type { ReportPress, Sheets } from '../../core/ports.ts';
import { streamed } from '../../core/streamed.ts';
import { formatShanghai } from '../../domain/business-time.ts';
import type { Language } from '../../domain/text.ts';
import { traceDigest } from './present-facts.ts';
import { tracePicture } from './present-picture.ts';
import { type Printing, traceReport } from './present-report.ts';
import { traceWorkbook } from './present-workbook.ts';
import { pictureNotHere, reportNotHere, workbookNotHere } from './present.errors.ts';
import type { Trace } from './traced.ts';

/** A trace as files to take away: what routes answer with. */

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function spreadsheetFile(trace: Trace, sheets: Sheets | undefined): Promise<Response> {
  if (!sheets) throw workbookNotHere();
  const body = sheets.workbook(traceWorkbook(trace, await traceDigest(trace)));
  return download(body, xlsxType, `${nameOf(trace)}.xlsx`);
}

export async function reportFile(
  trace: Trace,
  press: ReportPress | undefined,
  language: Language,
  printing: Omit<Printing, 'digest'>,
): Promise<Response> {
  if (!press) throw reportNotHere();
  const digest = await traceDigest(trace);
  const chunks = press.pdf(traceReport(trace, language, { ...printing, digest }));
  return download(streamed(chunks), 'application/pdf', `${nameOf(trace)}-${language}.pdf`);
}

type Assets = (name: string) => Promise<Response | undefined>;

/** Taken away and not shown here, for a page with a script of its own has no place on our address. */
export async function pictureFile(
  trace: Trace,
  assets: Assets,
  language: Language,
): Promise<Response> {
  const script = await assets('trace/picture.js');
  if (!script) throw pictureNotHere();
  const page = tracePicture(trace, language, await script.text());
  return download(page, 'text/html; charset=utf-8', `${nameOf(trace)}.html`);
}

/** Of the first source and the moment as the screen shows it, in letters that any file system takes. */
function nameOf({ question, sources, lots }: Trace): string {
  const number = lots.get(sources[0]?.lotId ?? '')?.number ?? 'trace';
  const moment = formatShanghai(question.at).replace(/\D/g, '');
  return `trace-${number.replace(/[^\w.-]+/g, '_')}-${moment}`;
}

function download(body: BodyInit, mediaType: string, name: string): Response {
  return new Response(body, {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
