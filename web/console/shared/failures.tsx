import { sharedWords } from './shared-words.ts';
import { ProblemNote } from './ui.tsx';

/** A file of a version that is gone: only a reload helps. */
const isOldVersion = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

/** For one page that fails: the rest of the console goes on. */
export function RouteFailure({ error, reset }: { error: unknown; reset?: () => void }) {
  const say = sharedWords.useWords();
  if (isOldVersion(error)) {
    return (
      <div className="fm-note" role="alert">
        <p>{say('problem.newVersion')}</p>
        <button type="button" className="fm-button" onClick={() => location.reload()}>
          {say('reload')}
        </button>
      </div>
    );
  }
  return <ProblemNote error={error} {...(reset && { onRetry: reset })} />;
}

export function NotFound({ home }: { home: string }) {
  const say = sharedWords.useWords();
  return (
    <div className="fm-note">
      <h1>{say('notFound.title')}</h1>
      <p>{say('notFound.lead')}</p>
      <a href={home}>{say('notFound.home')}</a>
    </div>
  );
}
