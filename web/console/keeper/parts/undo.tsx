import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { timeText } from '../../shared/formats.ts';
import { flowWords } from '../flows/flow-words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { withdraw } from '../offline/queue.ts';
import type { CommandRecord } from '../offline/record.ts';
import { undoOf } from '../offline/undo.ts';
import { useSummary } from '../pages/summary.ts';
import { partWords } from './part-words.ts';
import { Sheet } from './sheet.tsx';

export function UndoButton({ command }: { command: CommandRecord }) {
  const say = partWords.useWords();
  const { queue } = useKeeperState();
  const [isAsking, setAsking] = useState(false);
  if (!undoOf(command, queue)) return null;
  return (
    <>
      <button type="button" className="fm-button kp-wide" onClick={() => setAsking(true)}>
        {say('undo')}
      </button>
      {isAsking && <UndoSheet command={command} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Asked before it is done: a glove touches more than it means to. */
function UndoSheet({ command, onClose }: { command: CommandRecord; onClose: () => void }) {
  const say = partWords.useWords();
  const flow = flowWords.useWords();
  const keeper = useKeeper();
  const { queue } = useKeeperState();
  const { lines } = useSummary(command);
  const [isBusy, setBusy] = useState(false);
  const found = undoOf(command, queue);
  if (!found) return null;
  const correct = async () => {
    await keeper.record({
      op: 'correct',
      body: { corrects: command.id, kind: 'voided', reason: say('undoReason') },
    });
  };
  const undo = async () => {
    setBusy(true);
    try {
      // It was sent, or somebody built on it, while the thumb was on its way.
      const current = keeper.getState().queue;
      const now = undoOf(current.find(({ id }) => id === command.id) ?? command, current);
      if (now?.way === 'withdraw') {
        await withdraw(keeper.queueDeps(), command.id).catch(correct);
      } else if (now?.way === 'correct') await correct();
      if (now?.way !== 'later') onClose();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={say('undoTitle', { what: flow(`op.${command.draft.op}`) })} onClose={onClose}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {found.way === 'later' ? (
        <>
          <p className="fm-note" role="alert">
            {say('undoLater', { count: found.first.length })}
          </p>
          <ul>
            {found.first.map(({ id, draft, moment }) => (
              <li key={id}>
                {flow(`op.${draft.op}`)} · {timeText(moment.occurredAt)}
              </li>
            ))}
          </ul>
          <Link to="/queue" className="fm-button fm-main kp-wide" onClick={onClose}>
            {say('undoShow')}
          </Link>
        </>
      ) : (
        <>
          <p>{say(found.way === 'withdraw' ? 'undoWithdraw' : 'undoCorrect')}</p>
          <button
            type="button"
            className="fm-button fm-main kp-wide"
            disabled={isBusy}
            onClick={() => void undo()}
          >
            {say('undoYes')}
          </button>
        </>
      )}
      <button type="button" className="fm-button kp-wide" onClick={onClose}>
        {say('undoNo')}
      </button>
    </Sheet>
  );
}
