import { useDuties } from './duty-queries.ts';
import { dutyWords } from './duty-words.ts';

/** How many recalls wait for an answer, at their entry of the menu. */
export function DutyCount() {
  const say = dutyWords.useWords();
  const count = useDuties().data?.length ?? 0;
  if (count === 0) return null;
  return (
    <span className="dk-count">
      {count}
      <span className="fm-unseen"> {say('waiting', { count })}</span>
    </span>
  );
}
