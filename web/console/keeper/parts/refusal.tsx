import { isUnexplained, waysOf } from '../offline/advice.ts';
import type { CommandRecord } from '../offline/record.ts';
import { queueWords } from '../pages/queue-words.ts';

/** Why a command was refused, in the server's words, and what can be done about it. */
export function RefusalNote({ refusal }: { refusal: CommandRecord['refusal'] }) {
  const say = queueWords.useWords();
  if (!refusal) return null;
  const isFileGone = refusal.code === 'offline.file_gone';
  const texts = refusal.errors.map(({ message }) => message).filter(Boolean);
  return (
    <div className="kp-refusal" role="group" aria-label={say('queue.why')}>
      <p>{isFileGone ? say('queue.fileGone') : refusal.title}</p>
      <ul>
        {[...new Set(texts)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {!isFileGone &&
        waysOf(refusal).map((way, index) => (
          <p key={way}>
            {index === 0 && <b>{say('queue.wayOut')}</b>} {say(`queue.ways.${way}`)}
          </p>
        ))}
      {isUnexplained(refusal) && refusal.requestId !== '' && (
        <p className="fm-quiet">
          {say('queue.requestId')} <code>{refusal.requestId}</code>
        </p>
      )}
    </div>
  );
}
