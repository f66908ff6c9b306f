import { tooManyFiles, tooManyOfYours } from './labels.errors.ts';

/** Each file takes what one core has, in turns with everything else. */
const mostInAll = 8;
/** So that no firm keeps the others waiting. */
const mostOfOne = 3;

/** Who has files made at this moment. */
export function createFileSlots() {
  const heldBy = new Map<string, number>();
  let held = 0;
  const change = (orgId: string, by: 1 | -1) => {
    const now = (heldBy.get(orgId) ?? 0) + by;
    held += by;
    if (now === 0) heldBy.delete(orgId);
    else heldBy.set(orgId, now);
  };
  return {
    demand: (orgId: string) => {
      if ((heldBy.get(orgId) ?? 0) >= mostOfOne) throw tooManyOfYours(mostOfOne);
      if (held >= mostInAll) throw tooManyFiles(mostInAll);
    },
    take: (orgId: string) => change(orgId, 1),
    free: (orgId: string) => change(orgId, -1),
  };
}
