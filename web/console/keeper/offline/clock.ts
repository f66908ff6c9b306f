import type { Moment } from './record.ts';

/**
 * How far the device's clock is from the server's, when that was last seen, and the latest that was
 * believed since.
 */
export type ClockFix = { offsetMs: number; contact: string; seen?: string };

/** Requests take a while, and a Date header has whole seconds: less than this is no difference. */
const tolerated = 120_000;

/** Of a server's answer; undefined where it doesn't tell the time. */
export function fixFrom(serverTime: Date, sentAt: number, answeredAt: number): ClockFix {
  const middle = (sentAt + answeredAt) / 2;
  return { offsetMs: serverTime.getTime() - middle, contact: serverTime.toISOString() };
}

/** Never before what was seen already: a clock that is put back makes no list of holds young again. */
export function believedNow(device: number, fix: ClockFix | undefined): Date {
  return new Date(Math.max(told(device, fix), floorOf(fix)));
}

const told = (device: number, fix: ClockFix | undefined): number =>
  Math.round(device + (fix?.offsetMs ?? 0));

const floorOf = (fix: ClockFix | undefined): number =>
  fix === undefined ? 0 : Math.max(Date.parse(fix.contact), Date.parse(fix.seen ?? fix.contact));

const seenEvery = 30_000;

/** The fix with what is believed now as seen, where that is worth a write. */
export function withSeen(device: number, fix: ClockFix): ClockFix | undefined {
  const now = told(device, fix);
  return now - floorOf(fix) > seenEvery ? { ...fix, seen: new Date(now).toISOString() } : undefined;
}

/** Never before the command that was recorded before it, unless that one lies far in the future. */
export function momentOf(device: number, fix: ClockFix | undefined, last?: string): Moment {
  const believed = believedNow(device, fix).getTime();
  const before = last === undefined ? 0 : new Date(last).getTime();
  const at = before > believed && before - believed < tolerated ? before : believed;
  return {
    device: new Date(device).toISOString(),
    offsetMs: fix?.offsetMs ?? null,
    contact: fix?.contact ?? null,
    occurredAt: new Date(at).toISOString(),
  };
}

/**
 * Puts a moment right that was told by a clock that was changed since: it lies between the last contact
 * before it and now. Where both readings could be right, the one of then stands.
 */
export function mendMoment(moment: Moment, fix: ClockFix, now: Date): Moment {
  const said = new Date(moment.occurredAt).getTime();
  const earliest = moment.contact === null ? 0 : new Date(moment.contact).getTime() - tolerated;
  const latest = now.getTime() + tolerated / 2;
  const device = new Date(moment.device).getTime();
  const changed = Math.abs(fix.offsetMs - (moment.offsetMs ?? 0)) > tolerated;
  // The clock had been put back, and the latest that was seen stood for the time.
  const stood = said - (device + (moment.offsetMs ?? 0)) > tolerated;
  const doubtful = (changed && moment.offsetMs === null) || stood;
  if (said >= earliest && said <= latest && !doubtful) return moment;
  const anew = device + fix.offsetMs;
  const plausible = anew >= earliest && anew <= latest;
  const at = Math.round(plausible ? anew : Math.min(Math.max(said, earliest), now.getTime()));
  if (at === said) return moment;
  return {
    ...moment,
    occurredAt: new Date(at).toISOString(),
    mended: {
      from: moment.occurredAt,
      offsetMs: fix.offsetMs,
      why: said > latest ? 'future' : 'clock_changed',
    },
  };
}
