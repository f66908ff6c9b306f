import { useState } from 'react';

import { api, got } from './client.ts';
import { problemOf } from './problem.ts';
import type { Session } from './session.ts';
import { useSettings } from './settings.ts';
import { sharedWords } from './shared-words.ts';
import { Field, ProblemNote } from './ui.tsx';

type Done = (session: Session) => void;
const ways = ['byPassword', 'byPhone', 'byInvitation'] as const;
type Way = (typeof ways)[number];

/** Sends a form: one at a time, with what went wrong beside it. */
function useSending() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const problemAt = (field: string) =>
    error === undefined
      ? undefined
      : problemOf(error).fields.find((one) => one.field === field)?.message;
  const send = (work: () => Promise<void>) => (event?: { preventDefault: () => void }) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setError(undefined);
    void work()
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { busy, error, problemAt, send };
}

function Submit({ busy, label }: { busy: boolean; label: string }) {
  const say = sharedWords.useWords();
  return (
    <button type="submit" className="fm-button fm-main" disabled={busy}>
      {busy ? say('signIn.busy') : label}
    </button>
  );
}

/** All ways in. What was typed stays when one fails. */
export function SignInPanel({ onDone, known }: { onDone: Done; known?: string | undefined }) {
  const say = sharedWords.useWords();
  const [way, setWay] = useState<Way>('byPassword');
  const Form = forms[way];
  // Shown once it is known that a code can be sent: a tab that leads to a refusal helps nobody.
  const sendsCodes = useSettings()?.sendsTextMessages === true;
  return (
    <div className="fm-sign-in">
      <div className="fm-tabs" role="group">
        {ways
          .filter((one) => one !== 'byPhone' || sendsCodes)
          .map((one) => (
            <button
              key={one}
              type="button"
              className="fm-tab"
              aria-pressed={one === way}
              onClick={() => setWay(one)}
            >
              {say(`signIn.${one}`)}
            </button>
          ))}
      </div>
      <Form onDone={onDone} known={known} />
    </div>
  );
}

type FormProps = { onDone: Done; known?: string | undefined };

function PasswordForm({ onDone, known = '' }: FormProps) {
  const say = sharedWords.useWords();
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const { busy, error, problemAt, send } = useSending();
  const submit = send(async () =>
    onDone(await got(api.POST('/api/session', { body: { username, password } }))),
  );
  return (
    <form onSubmit={submit}>
      <Field
        label={say('signIn.username')}
        value={username}
        onChange={setUsername}
        autoComplete="username"
        autoFocus={known === ''}
        problem={problemAt('username')}
      />
      <Field
        label={say('signIn.password')}
        value={password}
        onChange={setPassword}
        type="password"
        autoComplete="current-password"
        autoFocus={known !== ''}
        problem={problemAt('password')}
      />
      {error !== undefined && <ProblemNote error={error} />}
      <Submit busy={busy} label={say('signIn.submit')} />
    </form>
  );
}

function PhoneForm({ onDone }: FormProps) {
  const say = sharedWords.useWords();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [isSent, setSent] = useState(false);
  const { busy, error, problemAt, send } = useSending();
  const submit = send(async () => {
    if (isSent) return onDone(await got(api.POST('/api/session/phone', { body: { phone, code } })));
    await got(api.POST('/api/session/phone/code', { body: { phone } }));
    setSent(true);
  });
  return (
    <form onSubmit={submit}>
      <Field
        label={say('signIn.phone')}
        value={phone}
        onChange={(text) => {
          setPhone(text);
          setSent(false);
        }}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        problem={problemAt('phone')}
      />
      {isSent && (
        <>
          <p className="fm-note">{say('signIn.codeSent')}</p>
          <Field
            label={say('signIn.phoneCode')}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            problem={problemAt('code')}
          />
        </>
      )}
      {error !== undefined && <ProblemNote error={error} />}
      <Submit busy={busy} label={say(isSent ? 'signIn.submit' : 'signIn.askCode')} />
    </form>
  );
}

function InvitationForm({ onDone }: FormProps) {
  const say = sharedWords.useWords();
  const [body, setBody] = useState({ token: '', displayName: '', username: '', password: '' });
  const { busy, error, problemAt, send } = useSending();
  const submit = send(async () => onDone(await got(api.POST('/api/session/invitation', { body }))));
  const field = (name: keyof typeof body) => ({
    value: body[name],
    onChange: (value: string) => setBody({ ...body, [name]: value }),
    problem: problemAt(name),
  });
  return (
    <form onSubmit={submit}>
      <Field label={say('signIn.token')} autoComplete="off" {...field('token')} />
      <Field label={say('signIn.displayName')} autoComplete="name" {...field('displayName')} />
      <Field label={say('signIn.newUsername')} autoComplete="username" {...field('username')} />
      <Field
        label={say('signIn.newPassword')}
        type="password"
        autoComplete="new-password"
        {...field('password')}
      />
      {error !== undefined && <ProblemNote error={error} />}
      <Submit busy={busy} label={say('signIn.accept')} />
    </form>
  );
}

const forms = { byPassword: PasswordForm, byPhone: PhoneForm, byInvitation: InvitationForm };

/** The second step of who has a second factor. */
export function FactorForm({ onDone }: { onDone: Done }) {
  const say = sharedWords.useWords();
  const [code, setCode] = useState('');
  const { busy, error, problemAt, send } = useSending();
  const submit = send(async () =>
    onDone(await got(api.POST('/api/session/second-factor', { body: { code: code.trim() } }))),
  );
  return (
    <form className="fm-sign-in" onSubmit={submit}>
      <p>{say('signIn.codeLead')}</p>
      <Field
        label={say('signIn.code')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        autoFocus
        problem={problemAt('code')}
      />
      {error !== undefined && <ProblemNote error={error} />}
      <Submit busy={busy} label={say('signIn.pass')} />
    </form>
  );
}

/** For a role that must have a second factor and has none yet. */
export function EnrolForm({ onDone }: { onDone: () => void }) {
  const say = sharedWords.useWords();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [begun, setBegun] = useState<{ secret: string; uri: string }>();
  const [recovery, setRecovery] = useState<string[]>();
  const { busy, error, problemAt, send } = useSending();
  const submit = send(async () => {
    if (!begun) {
      setBegun(await got(api.POST('/api/account/second-factor', { body: { password } })));
      return;
    }
    const { recoveryCodes } = await got(
      api.POST('/api/account/second-factor/confirmation', { body: { code: code.trim() } }),
    );
    setRecovery(recoveryCodes);
  });
  if (recovery) {
    return (
      <div className="fm-sign-in">
        <p>{say('signIn.recovery')}</p>
        <ul className="fm-codes">
          {recovery.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ul>
        <button type="button" className="fm-button fm-main" onClick={onDone}>
          {say('signIn.done')}
        </button>
      </div>
    );
  }
  return (
    <form className="fm-sign-in" onSubmit={submit}>
      <p>{say('signIn.enrolLead')}</p>
      {begun ? (
        <>
          <p>
            {say('signIn.secret')}: <code className="fm-secret">{begun.secret}</code>
          </p>
          <p>
            <a href={begun.uri}>{say('signIn.openApp')}</a>
          </p>
          <Field
            label={say('signIn.code')}
            value={code}
            onChange={setCode}
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
            problem={problemAt('code')}
          />
        </>
      ) : (
        <Field
          label={say('signIn.password')}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          problem={problemAt('password')}
        />
      )}
      {error !== undefined && <ProblemNote error={error} />}
      <Submit busy={busy} label={say(begun ? 'signIn.confirm' : 'signIn.enrolBegin')} />
    </form>
  );
}
