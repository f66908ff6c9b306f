import { z } from '@hono/zod-openapi';

import { createRouter, jsonBody, jsonResponse, privateRoute } from '../../core/http.ts';
import type { PublicLog } from '../../core/ports.ts';
import { toBase64 } from '../../domain/signed-note.ts';
import { logNotOffered } from './log.errors.ts';
import { MonitorView, RecordVerification } from './monitor.schemas.ts';
import { type Monitor, readMonitor, recordVerification } from './monitor.service.ts';

const tags = ['log'];

const monitorRoute = privateRoute(
  {
    method: 'get',
    path: '/log/monitor',
    operationId: 'readLogMonitor',
    summary: 'How the public log does: growth, pauses, late records by firm, witnesses',
    tags,
    responses: { 200: jsonResponse(MonitorView, 'As of now') },
  },
  'not_offered',
);

const verificationRoute = privateRoute(
  {
    method: 'post',
    path: '/log/verifications',
    operationId: 'recordLogVerification',
    summary: 'A verifier of the whole log tells what it found',
    tags,
    request: { body: jsonBody(RecordVerification) },
    responses: { 201: jsonResponse(z.strictObject({ id: z.uuid() }), 'Recorded') },
  },
  'conflict',
  'not_offered',
);

export function monitorRoutes({ publicLog }: { publicLog: PublicLog | undefined }) {
  const routes = createRouter();
  routes.openapi(monitorRoute, async (c) => {
    if (!publicLog) throw logNotOffered();
    return c.json(toMonitorView(publicLog.origin, await readMonitor(c.var.ctx)), 200);
  });
  routes.openapi(verificationRoute, async (c) => {
    if (!publicLog) throw logNotOffered();
    return c.json(await recordVerification(c.var.ctx, c.req.valid('json')), 201);
  });
  return routes;
}

type Named = { id: string; name_zh: string; name_en: string };

const toOrganisation = ({ id, name_zh: zh, name_en: en }: Named) => ({ id, name: { zh, en } });

function toMonitorView(origin: string, monitor: Monitor): z.infer<typeof MonitorView> {
  const { now, since, state, checkpoint, growth, pauses, late, pending, witnesses } = monitor;
  const [first] = late;
  return {
    origin,
    at: now.toISOString(),
    since: since.toISOString(),
    size: state.size,
    checkpoint: checkpoint
      ? {
          size: checkpoint.size,
          signedAt: checkpoint.signedAt.toISOString(),
          ageSeconds: Math.max(
            0,
            Math.floor((now.getTime() - checkpoint.signedAt.getTime()) / 1000),
          ),
        }
      : null,
    growth,
    pauses: pauses.map(({ began, ended, waitingSince }) => ({
      began: began.toISOString(),
      ended: ended?.toISOString() ?? null,
      waitingSince: waitingSince.toISOString(),
      waitedHours: hoursBetween(waitingSince, ended ?? now),
    })),
    late: {
      records: first?.all_records ?? 0,
      dayOrMore: first?.all_day_or_more ?? 0,
      firms: first?.firms ?? 0,
      byFirm: late.map((firm) => ({
        organisation: toOrganisation(firm),
        records: firm.records,
        dayOrMore: firm.day_or_more,
        worstHours: firm.worst_hours,
      })),
    },
    witnesses: witnesses.map(({ name, size, seen_at, asked_at, failures, fault }) => ({
      name,
      size,
      behind: Math.max(0, state.size - size),
      seenAt: seen_at?.toISOString() ?? null,
      askedAt: asked_at?.toISOString() ?? null,
      failures,
      fault,
    })),
    pending: {
      events: pending.events,
      hasMore: pending.hasMore,
      oldestAt: pending.oldest?.toISOString() ?? null,
    },
    gaps: state.gaps.map(({ first: from, last, since: missed }) => ({
      first: from,
      last,
      since: new Date(missed).toISOString(),
    })),
    lastVerification: toVerification(monitor.verification),
  };
}

function toVerification(
  row: Monitor['verification'],
): z.infer<typeof MonitorView>['lastVerification'] {
  if (!row) return null;
  const { size, root, verdict, problems, checked_at, recorded_at, signed_root } = row;
  return {
    organisation: toOrganisation(row),
    size,
    root,
    verdict,
    problems,
    checkedAt: checked_at.toISOString(),
    recordedAt: recorded_at.toISOString(),
    agrees: signed_root === null ? null : toBase64(signed_root) === root,
  };
}

function hoursBetween(from: Date, until: Date): number {
  return Math.round((until.getTime() - from.getTime()) / 360_000) / 10;
}
