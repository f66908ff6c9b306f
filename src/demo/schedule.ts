/** Something that somebody did at a moment of the past. */
export type Deed = (at: Date) => Promise<unknown>;

export type Schedule = {
  on: (at: Date, deed: Deed) => void;
  /** Does everything up to now in the order of time; what lies in the future has not happened. */
  run: (now: Date, progress?: (done: number, total: number) => void) => Promise<void>;
};

export function createSchedule(): Schedule {
  const deeds: { at: Date; deed: Deed }[] = [];
  return {
    on: (at, deed) => void deeds.push({ at, deed }),
    run: async (now, progress) => {
      // Sorting is stable: what was planned first happens first where moments are equal.
      const past = deeds
        .filter(({ at }) => at <= now)
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      for (const [index, { at, deed }] of past.entries()) {
        await deed(at);
        progress?.(index + 1, past.length);
      }
    },
  };
}
