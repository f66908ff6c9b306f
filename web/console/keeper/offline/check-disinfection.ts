import { agentUsableHours } from '../../../../src/domain/disinfection.ts';
import type { Fault } from './check.ts';
import type { Bodies } from './wire.ts';

const minute = 60_000;

/** A span that is long enough, with an agent that was ready and is not stale, as the server wants it. */
export function checkDisinfection(
  body: Bodies['recordDisinfection'],
  endedAt: Date,
  preparedAt: Date | undefined,
): Fault[] {
  const started = Date.parse(body.startedAt);
  const minutes = Math.floor((endedAt.getTime() - started) / minute);
  const faults: Fault[] = [];
  if (body.contactMinutes > minutes) {
    faults.push({
      field: 'contactMinutes',
      rule: 'disinfection.contact',
      message: {
        zh: `从开始到现在只有 ${minutes} 分钟，不足作用时间。请等够时间，或更正开始时间。`,
        en: `Only ${minutes} minutes have passed since it began. Wait, or mend the beginning.`,
      },
    });
  }
  const age = preparedAt === undefined ? 0 : started - preparedAt.getTime();
  if (age < 0) {
    faults.push({
      field: 'startedAt',
      rule: 'disinfectant.not_ready',
      message: {
        zh: '开始时间早于消毒液配制时间。请更正开始时间，或选择另一批消毒液。',
        en: 'It began before the disinfectant was ready. Mend the beginning, or choose another one.',
      },
    });
  }
  if (age > agentUsableHours * 60 * minute) {
    faults.push({
      field: 'disinfectantId',
      rule: 'disinfectant.stale',
      message: {
        zh: '消毒液配制已超过 24 小时，不得再用。请重新配制。',
        en: 'The disinfectant is older than 24 hours. Prepare a fresh one.',
      },
    });
  }
  return faults;
}
