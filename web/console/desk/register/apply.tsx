import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { timeWithZone } from '../../shared/formats.ts';
import { useLanguage } from '../../shared/words.ts';
import { type Firm, FirmForm } from './firm-form.tsx';
import { registerWords } from './register-words.ts';

export function Apply({ onKept }: { onKept: (token: string) => void }) {
  const say = registerWords.useWords();
  const language = useLanguage();
  const [made, setMade] = useState<Schemas['SubmittedRegistration']>();
  const send = async (body: Firm) => setMade(await got(api.POST('/api/registrations', { body })));
  if (!made) {
    return (
      <FirmForm
        initial={{ kind: 'operator', licences: [{ kind: 'business_licence', number: '' }] }}
        submit={say('submit')}
        send={send}
      />
    );
  }
  return (
    <Alert
      type="success"
      role="status"
      title={say('submitted')}
      description={
        <>
          <p>
            <Typography.Text code copyable>
              {made.token}
            </Typography.Text>
          </p>
          <p>{say('keep', { until: timeWithZone(made.tokenExpiresAt, language) })}</p>
          <Button type="primary" onClick={() => onKept(made.token)}>
            {say('goOn')}
          </Button>
        </>
      }
    />
  );
}
