import { getRouteApi, Link } from '@tanstack/react-router';

import { Skeleton } from '../../shared/ui.tsx';
import { useKeeperState } from '../keeper-context.tsx';
import { blockerOf } from '../offline/links.ts';
import type { CommandRecord } from '../offline/record.ts';
import { type Standing, standingOf } from '../offline/undo.ts';
import { queueWords } from '../pages/queue-words.ts';
import { useSummary } from '../pages/summary.ts';
import { RefusalNote } from '../parts/refusal.tsx';
import { UndoButton } from '../parts/undo.tsx';
import { flowWords } from './flow-words.ts';

const route = getRouteApi('/done/$id');

const marks: Partial<Record<Standing, string>> = {
  waiting: '↑',
  undoing: '↑',
  done: '✓',
  refused: '!',
};

/** What became of what was just recorded, as long as somebody looks at it; at an address of its own, by which a reload finds it. */
export function DonePage() {
  const say = flowWords.useWords();
  const { id }: { id: string } = route.useParams();
  const { isOpen, trouble, queue } = useKeeperState();
  // A store that can't be read says nothing of what was recorded; what is wrong with it stands above.
  if (!isOpen || trouble !== undefined) return <Skeleton />;
  const command = queue.find((one) => one.id === id);
  if (command) return <Done command={command} />;
  return (
    <>
      <p className="fm-note">{say('notHere')}</p>
      <Link to="/" className="fm-button kp-wide">
        {say('home')}
      </Link>
    </>
  );
}

function Done({ command: now }: { command: CommandRecord }) {
  const say = flowWords.useWords();
  const state = queueWords.useWords();
  const { queue } = useKeeperState();
  const { lines } = useSummary(now);
  const standing = standingOf(now, queue);
  const blocker = standing === 'waiting' ? blockerOf(now, queue) : undefined;
  const isRefused = standing === 'refused';
  return (
    <div className="kp-done" data-standing={standing}>
      <div role="status">
        <p className="kp-done-mark" aria-hidden="true">
          {marks[standing] ?? '–'}
        </p>
        <h1>{standing === 'waiting' ? say('saved') : state(`queue.state.${standing}`)}</h1>
        <p>
          {say(`op.${now.draft.op}`)} · {say(`standing.${standing}`)}
        </p>
        <ul className="kp-done-lines">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {blocker?.because === 'refused' && (
          <p className="kp-hint">{state('queue.blockedRefused')}</p>
        )}
      </div>
      {isRefused && (
        <>
          <RefusalNote refusal={now.refusal} />
          <Link to="/queue" className="fm-button fm-main kp-wide">
            {say('seeTo')}
          </Link>
        </>
      )}
      <UndoButton command={now} />
      <Link to="/scan" className={`fm-button kp-wide ${isRefused ? '' : 'fm-main'}`}>
        {say('next')}
      </Link>
      <Link to="/" className="fm-button kp-wide">
        {say('home')}
      </Link>
    </div>
  );
}
