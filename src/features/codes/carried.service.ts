import type { Ctx } from '../../core/context.ts';
import { sha256 } from '../../core/hash.ts';
import type { UnitCodes } from '../../core/ports.ts';
import { segmentsOf } from '../../domain/code-ranges.ts';
import { digestBytes } from '../../domain/unit-digests.ts';
import { type Series, seriesWithRanges } from './series.queries.ts';
import { readSeries, unitCodesNotOffered } from './series.service.ts';

/** Serials of a series that are of one lot and in one state. */
export type UnitSpan = {
  seriesId: string;
  lotId: string;
  first: number;
  last: number;
  state: 'issued' | 'active' | 'void' | 'replaced';
};

/** The unit codes of lots, for a device that takes them along. Which lots its caller has judged. */
export async function unitSpansOf(ctx: Ctx, lotIds: readonly string[]): Promise<UnitSpan[]> {
  const known = new Set(lotIds);
  return (await seriesWithRanges(ctx.whole, lotIds)).flatMap((series) => {
    const whole = { first: series.first_serial, last: series.last_serial };
    return segmentsOf(whole, series.ranges).flatMap(({ first, last, range }): UnitSpan[] => {
      const lotId = range?.lotId ?? series.lot_id;
      const state = stateOf(series, range?.kind);
      return known.has(lotId) ? [{ seriesId: series.id, lotId, first, last, state }] : [];
    });
  });
}

function stateOf(series: Series, kind: 'void' | 'moved' | 'replaced' | undefined) {
  if (kind === 'void' || kind === 'replaced') return kind;
  return series.activated_at === null ? ('issued' as const) : ('active' as const);
}

/** Most codes of one answer. */
const mostUnits = 20_000;

/** By which a device out of reach of the network knows unit codes. */
export async function unitDigests(
  ctx: Ctx,
  codes: UnitCodes | undefined,
  asked: { seriesId: string; first: number; last: number },
): Promise<{ first: number; digests: Uint8Array }> {
  if (!codes) throw unitCodesNotOffered();
  const { series } = await readSeries(ctx, asked.seriesId);
  const first = Math.max(asked.first, series.first_serial);
  const last = Math.min(asked.last, series.last_serial, first + mostUnits - 1);
  const digests = new Uint8Array(Math.max(0, last - first + 1) * digestBytes);
  for (let serial = first; serial <= last; serial += 1) {
    const code = codes.make({ number: series.number, keyVersion: series.key_version }, serial);
    const digest = await sha256(code);
    digests.set(digest.subarray(0, digestBytes), (serial - first) * digestBytes);
  }
  return { first, digests };
}
