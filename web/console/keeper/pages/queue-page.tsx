import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import { timeText, timeWithZone } from '../../shared/formats.ts';
import { Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { flowWords } from '../flows/flow-words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import { blockerOf } from '../offline/links.ts';
import { sendAgain, setAside } from '../offline/queue.ts';
import { type CommandRecord, recordVersion } from '../offline/record.ts';
import { standingOf } from '../offline/undo.ts';
import { RefusalNote } from '../parts/refusal.tsx';
import { UndoButton } from '../parts/undo.tsx';
import { pageWords } from './page-words.ts';
import { queueWords } from './queue-words.ts';
import { useSummary } from './summary.ts';

export function QueuePage() {
  const status = pageWords.useWords();
  const say = queueWords.useWords();
  const keeper = useKeeper();
  const { isOpen, queue, others, isSyncing } = useKeeperState();
  if (!isOpen) return <Skeleton />;
  const refused = queue.filter(({ state }) => state === 'refused');
  const rest = queue.filter(({ state }) => state !== 'refused').toReversed();
  return (
    <>
      <h1>{say('queue.title')}</h1>
      <button
        type="button"
        className="fm-button kp-wide"
        disabled={isSyncing}
        onClick={() => keeper.sync()}
      >
        {status(isSyncing ? 'status.syncing' : 'status.sync')}
      </button>
      {others.map(({ name, waiting }) => (
        <p key={name} className="fm-note">
          {say('queue.others', { name, waiting })}
        </p>
      ))}
      {queue.length === 0 && <p className="fm-quiet">{say('queue.none')}</p>}
      {refused.length > 0 && (
        <section>
          <h2>{say('queue.needsYou')}</h2>
          <ul className="kp-queue">
            {refused.map((command) => (
              <RefusedItem key={command.n} command={command} />
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h2>{say('queue.all')}</h2>
          <ul className="kp-queue">
            {rest.map((command) => (
              <Item key={command.n} command={command} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Head({ command }: { command: CommandRecord }) {
  const say = queueWords.useWords();
  const flow = flowWords.useWords();
  const language = useLanguage();
  const { queue } = useKeeperState();
  const { lines } = useSummary(command);
  const { moment } = command;
  const standing = standingOf(command, queue);
  return (
    <>
      <p className="kp-item-head">
        <b>{flow(`op.${command.draft.op}`)}</b>
        <span className="kp-state" data-state={standing}>
          {say(`queue.state.${standing}`)}
        </span>
      </p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="fm-quiet">
        {say('queue.at')} {timeWithZone(moment.occurredAt, language)}
        {command.files.length > 0 && <> · {say('queue.files', { count: command.files.length })}</>}
      </p>
      <ClockNote command={command} />
    </>
  );
}

const noticed = 120_000;

/** How a moment was told when the phone's clock was wrong. */
function ClockNote({ command: { moment } }: { command: CommandRecord }) {
  const say = queueWords.useWords();
  if (moment.mended) {
    return (
      <p className="fm-quiet">{say('queue.clockMended', { from: timeText(moment.mended.from) })}</p>
    );
  }
  if (Math.abs(moment.offsetMs ?? 0) < noticed) return null;
  return <p className="fm-quiet">{say('queue.clockFixed', { device: timeText(moment.device) })}</p>;
}

function Item({ command }: { command: CommandRecord }) {
  const say = queueWords.useWords();
  const { queue, books } = useKeeperState();
  const blocker = command.state === 'waiting' ? blockerOf(command, queue) : undefined;
  const isUnanswered =
    command.state === 'waiting' && command.sent !== null && !command.sent.answered;
  const isMisfit = command.state === 'waiting' && books?.misfits.has(command.id);
  return (
    <li data-state={command.state}>
      <Head command={command} />
      {command.v > recordVersion && <p className="kp-hint">{say('queue.newer')}</p>}
      {blocker && (
        <p className="kp-hint">
          {say(blocker.because === 'refused' ? 'queue.blockedRefused' : 'queue.blockedWaiting')}
        </p>
      )}
      {isUnanswered && <p className="kp-hint">{say('queue.unanswered')}</p>}
      {isMisfit && <p className="kp-hint">{say('queue.misfit')}</p>}
      {command.note !== null && (
        <p className="fm-quiet">{say('queue.note', { note: command.note })}</p>
      )}
      <UndoButton command={command} />
    </li>
  );
}

function RefusedItem({ command }: { command: CommandRecord }) {
  const say = queueWords.useWords();
  const keeper = useKeeper();
  const language = useLanguage();
  const [isLeaving, setLeaving] = useState(false);
  const [note, setNote] = useState('');
  const again = async () => {
    await sendAgain(keeper.queueDeps(), command.id);
    keeper.sync();
  };
  return (
    <li data-state="refused" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <Head command={command} />
      <RefusalNote refusal={command.refusal} />
      {isLeaving ? (
        <form
          className="kp-leave"
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim() !== '') void setAside(keeper.queueDeps(), command.id, note.trim());
          }}
        >
          <p>{say('queue.setAsideLead')}</p>
          <label htmlFor={`note-${command.n}`}>{say('queue.setAsideReason')}</label>
          <input
            id={`note-${command.n}`}
            value={note}
            required
            onChange={(event) => setNote(event.target.value)}
          />
          <button type="submit" className="fm-button fm-main">
            {say('queue.setAside')}
          </button>
          <button type="button" className="fm-button" onClick={() => setLeaving(false)}>
            {say('queue.cancel')}
          </button>
        </form>
      ) : (
        <div className="kp-ways">
          {command.draft.op !== 'correct' && (
            <Link
              to="/do/$op"
              params={{ op: command.draft.op }}
              search={{ redo: command.id }}
              className="fm-button fm-main"
            >
              {say('queue.change')}
            </Link>
          )}
          <button type="button" className="fm-button" onClick={() => void again()}>
            {say('queue.sendAgain')}
          </button>
          <button type="button" className="fm-button" onClick={() => setLeaving(true)}>
            {say('queue.setAside')}
          </button>
        </div>
      )}
    </li>
  );
}
