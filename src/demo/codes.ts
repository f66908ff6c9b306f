import { activateCode, issueCode } from '../features/codes/codes.service.ts';
import { activateSeries, issueSeries } from '../features/codes/series.service.ts';
import { idOf, type Lot } from './consignments.ts';
import { as, later, on, type World } from './world.ts';

/** The first station gives the lot its code, and opens it once the certificate is there. */
export function planCode(
  world: World,
  lot: Lot,
  firm: string,
  from: Date,
  certifiedAt: Date | undefined,
): Date {
  on(world, from, async (at) => {
    await issueCode(await as(world, firm, 'keeper', at), idOf(lot), {});
  });
  const ready = later(world, new Date(Math.max(from.getTime(), certifiedAt?.getTime() ?? 0)), 0.3);
  if (certifiedAt) {
    on(world, ready, async (at) => {
      await activateCode(await as(world, firm, 'keeper', at), idOf(lot), {});
    });
  }
  if (certifiedAt) planSeries(world, lot, firm, ready);
  return ready;
}

/** Of the lots that a visitor is shown every case has a code of its own. */
function planSeries(world: World, lot: Lot, firm: string, ready: Date): void {
  const { unitCodes } = world;
  if (!unitCodes || !/DEMO[1-5]A$/.test(lot.number)) return;
  on(world, later(world, ready, 0.2), async (at) => {
    const ctx = await as(world, firm, 'keeper', at);
    const input = { level: 'case', count: lot.pieces } as const;
    const { id } = await issueSeries(ctx, unitCodes, idOf(lot), input);
    await activateSeries(ctx, id, {});
  });
}
