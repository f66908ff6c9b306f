import { activateCode, issueCode } from '../features/codes/codes.service.ts';
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
  return ready;
}
