import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

import { proofPage, unprovenPage } from '../../../web/proof/page.ts';
import { proofStyle } from '../../../web/proof/style.ts';
import { style } from '../../../web/scan/style.ts';
import type { Db } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import {
  type AppEnv,
  createRouter,
  jsonResponse,
  Problem,
  statusOf,
  wholeAnswer,
} from '../../core/http.ts';
import type { PublicLog } from '../../core/ports.ts';
import { sha256Now } from '../../domain/sha256.ts';
import type { Language } from '../../domain/text.ts';
import { type CodeProblem, escaped, type Found } from '../scan/scan.service.ts';
import { logNotOffered } from './log.errors.ts';
import { proofOf } from './log.proofs.ts';
import { LogProof } from './log.schemas.ts';

/** What the scan lends: how a code is looked up and refused, and what happens while nothing can be read. */
type Scans = {
  lookUp: (typed: string, now: Date) => Promise<Found>;
  refuse: (
    c: Context<AppEnv>,
    problem: CodeProblem,
    asked: { path: string; typed: string },
  ) => Response | Promise<Response>;
  orAway: (c: Context<AppEnv>, typed: string, work: () => Promise<Response>) => Promise<Response>;
  voiceOf: (c: Context<AppEnv>) => Language | 'json';
  page: (c: Context<AppEnv>, body: string, status: ContentfulStatusCode) => Promise<Response>;
};

export type ProofDeps = {
  db: Db;
  publicLog: PublicLog | undefined;
  scans: Scans;
  assets: (name: string) => Promise<Response | undefined>;
  publicUrl: string;
};

/** The page on which whoever holds a pack checks its records, in the browser and without trusting us. */
export function proofRoutes({ db, publicLog, scans, assets, publicUrl }: ProofDeps) {
  const routes = createRouter();
  let script: Promise<string | undefined> | undefined;
  const readScript = async () => {
    const found = await assets('proof/check.js');
    return found?.ok ? found.text() : undefined;
  };

  routes.get('/t/:code/proof', async (c) => {
    const { language, now } = c.var;
    const typed = c.req.param('code');
    return scans.orAway(c, typed, async () => {
      const found = await scans.lookUp(typed, now);
      if ('problem' in found) {
        const path = `/t/${found.problem.code ?? escaped(typed)}`;
        return scans.refuse(c, found.problem, { path, typed });
      }
      const { scan, scanned } = found;
      const { code, lotId } = scanned;
      try {
        if (!publicLog) throw logNotOffered();
        const lot = { lotId, code, number: scan.lot.number };
        const since = sizeOf(c.req.query('since'));
        const proof = await proofOf(db, publicLog, lot, { since });
        if (scans.voiceOf(c) === 'json') {
          const headers = { ...shared, 'content-type': 'application/json' };
          return wholeAnswer(c, JSON.stringify(proof), { headers });
        }
        script ??= readScript();
        const text = await script;
        const goods = { name: scan.product.name, standing: scan.verdict };
        const page = await proofPage(proof, { language, now, goods, publicUrl, script: text });
        return wholeAnswer(c, String(page), { headers: headersOf(language, text) });
      } catch (error) {
        if (!(error instanceof AppError) || scans.voiceOf(c) === 'json') throw error;
        const page = await unprovenPage({ code, language, fault: error.text });
        return scans.page(c, String(page), statusOf[error.kind]);
      }
    });
  });

  routes.openAPIRegistry.registerPath({
    method: 'get',
    path: '/t/{code}/proof',
    operationId: 'proveScan',
    summary:
      'The proofs that a lot’s records are in the public log: a page that checks them, or JSON',
    description:
      'The JSON is an evidence bundle without records, for the stand-alone verifier. Entries hold commitments, never what happened.',
    tags: ['scan', 'log'],
    request: {
      params: z.strictObject({ code: z.string().openapi({ example: '7Q2MX5T0KZ9RW3N8A' }) }),
      query: z.strictObject({
        lang: z.enum(['zh', 'en']).optional(),
        since: z.string().optional().openapi({
          description: 'A size: the answer then proves that the log of that size is its beginning.',
        }),
      }),
    },
    responses: {
      200: {
        description: 'The newest checkpoint, and each entry of the lot with its proof',
        content: { ...jsonResponse(LogProof, '').content, 'text/html': { schema: z.string() } },
      },
      404: problemOf('As for the code itself; or nothing of the lot is in the log yet'),
      410: problemOf('The code is void, or replaced'),
      501: problemOf('No log is published here, or unit codes can’t be checked'),
      503: problemOf('The records can’t be read at the moment'),
    },
  });

  return routes;
}

function problemOf(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

/** What is no size asks for nothing. */
function sizeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const shared = {
  'x-robots-tag': 'noindex',
  vary: 'accept, accept-language',
  'cache-control': 'no-cache',
};

/** Of the script too, which is the same on every page. */
const hashes = new Map<string, string>();
const hashOf = (text: string): string => {
  const known = hashes.get(text) ?? newHashOf(text);
  hashes.set(text, known);
  return known;
};
const newHashOf = (text: string) => `'sha256-${btoa(String.fromCharCode(...sha256Now(text)))}'`;
const styles = `${hashOf(style)} ${hashOf(proofStyle)}`;

/** What runs is allowed by its hash; it may ask this site for a newer proof, and nobody for anything else. */
function headersOf(language: Language, script: string | undefined) {
  const runs = script === undefined ? '' : `script-src ${hashOf(script)}; connect-src 'self'; `;
  return {
    ...shared,
    'content-type': 'text/html; charset=UTF-8',
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    'content-security-policy':
      `default-src 'none'; ${runs}style-src ${styles}; form-action 'none'; ` +
      "base-uri 'none'; frame-ancestors 'none'",
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  };
}
