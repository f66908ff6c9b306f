// Asia/Shanghai has kept UTC+8 without summer time since 1991-09-15; our records are all later.
const offsetMs = 8 * 60 * 60 * 1000;

const clock =
  /^[ T]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/** The business day of an instant in Asia/Shanghai, as YYYY-MM-DD. */
export function shanghaiDate(instant: Date): string {
  return shanghaiClock(instant).slice(0, 10);
}

/** An instant in Asia/Shanghai as people read it, YYYY-MM-DD HH:mm. */
export function formatShanghai(instant: Date): string {
  return shanghaiClock(instant).slice(0, 16).replace('T', ' ');
}

/**
 * The instant of "YYYY-MM-DD", optionally with " HH:mm[:ss[.fff]]" (or "T" for the space) and an
 * offset; Asia/Shanghai where none is given; undefined when no calendar or clock shows it.
 */
export function parseShanghai(text: string): Date | undefined {
  const trimmed = text.trim();
  const date = trimmed.slice(0, 10);
  if (!isIsoDate(date)) return undefined;
  if (trimmed === date) return new Date(`${date}T00:00:00+08:00`);
  const match = clock.exec(trimmed.slice(10));
  if (match === null) return undefined;
  const [, minute = '', second = '00', fraction = '', offset = '+08:00'] = match;
  const millisecond = fraction.slice(0, 3).padEnd(3, '0');
  return new Date(`${date}T${minute}:${second}.${millisecond}${offset}`);
}

/** Whether a text is a real calendar date from year 1 on, as YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  // PostgreSQL has no year 0.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  // Date rolls 30 February over to March instead of refusing it; printing it again shows that.
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function shanghaiClock(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString();
}
