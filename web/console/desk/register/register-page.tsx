import { Segmented } from 'antd';
import { useState } from 'react';

import { LanguageSwitch, ThemeSwitch } from '../../shared/choices.tsx';
import { sharedWords } from '../../shared/shared-words.ts';
import { useAddress } from '../shell/search-state.ts';
import { Apply } from './apply.tsx';
import { FollowUp } from './follow-up.tsx';
import { registerWords } from './register-words.ts';

/** Open to everyone: a firm asks to be let in, and follows it up. */
export function RegisterPage() {
  const say = registerWords.useWords();
  const shared = sharedWords.useWords();
  const [address, setAddress] = useAddress();
  const [token, setToken] = useState('');
  const isFollowing = address['step'] === 'follow';
  return (
    <div className="fm-outside">
      <header className="fm-outside-top">
        <strong>{shared('product')}</strong>
        <span className="fm-row">
          <ThemeSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main className="dk-public">
        <h1>{say('title')}</h1>
        <p className="fm-quiet">{say('lead')}</p>
        <div className="dk-bar">
          <Segmented
            aria-label={say('title')}
            value={isFollowing ? 'follow' : 'apply'}
            onChange={(step: string) => setAddress({ step: step === 'follow' ? step : undefined })}
            options={[
              { value: 'apply', label: say('apply') },
              { value: 'follow', label: say('follow') },
            ]}
          />
          <a href="/desk">{say('toSignIn')}</a>
        </div>
        {isFollowing ? (
          <FollowUp token={token} onToken={setToken} />
        ) : (
          <Apply
            onKept={(kept) => {
              setToken(kept);
              setAddress({ step: 'follow' });
            }}
          />
        )}
      </main>
    </div>
  );
}
