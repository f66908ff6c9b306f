import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { workingDaysBetween } from '../../../../../src/domain/business-days.ts';
import type { Schemas } from '../../../shared/client.ts';
import { dayText, timeText } from '../../../shared/formats.ts';
import { useLanguage } from '../../../shared/words.ts';
import { recallWords } from './recall-words.ts';
import { calendarQuery } from './working-days.ts';

type Deadline = Schemas['RecallDeadline'];

/** How long there is, in working days, as the law counts. */
export function Remaining({ deadline: { dueAt, state } }: { deadline: Deadline }) {
  const say = recallWords.useWords();
  const { data: calendar } = useQuery(calendarQuery);
  const [now] = useState(() => new Date());
  if (!calendar || (state !== 'open' && state !== 'overdue')) return null;
  const days = workingDaysBetween(dayText(now), dayText(dueAt), calendar);
  if (state === 'overdue') {
    return (
      <b className="rg-late">
        {days === 0 ? say('overdueToday') : say('overdue', { days: -days, count: -days })}
      </b>
    );
  }
  return <span>{days === 0 ? say('today') : say('left', { days, count: days })}</span>;
}

/** Of a recall that is under way: what comes next. */
export function NextDue({ deadlines }: { deadlines: readonly Deadline[] }) {
  const say = recallWords.useWords();
  const language = useLanguage();
  const next = deadlines
    .filter(({ state }) => state === 'open' || state === 'overdue')
    .toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0];
  if (!next) return <span className="rg-met">{say('allMet')}</span>;
  return (
    <>
      {next.name[language]} · {timeText(next.dueAt)} · <Remaining deadline={next} />
    </>
  );
}
