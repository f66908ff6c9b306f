import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Input, Tag, Upload } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas, sendBytes } from '../../shared/client.ts';
import { numberText } from '../../shared/formats.ts';
import { useEnter } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { type Firm, FirmForm } from './firm-form.tsx';
import { registerWords } from './register-words.ts';

type Registration = Schemas['RegistrationWithFiles'];
type Props = { token: string; onToken: (token: string) => void };

const stateColors = {
  submitted: 'processing',
  returned: 'warning',
  opened: 'success',
  refused: 'error',
} as const;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export function FollowUp({ token, onToken }: Props) {
  const say = registerWords.useWords();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['registration', token],
    queryFn: async () => got(api.GET('/api/registrations/mine', { headers: bearer(token) })),
    enabled: token !== '',
    retry: false,
  });
  return (
    <>
      <Input.Search
        aria-label={say('token')}
        placeholder={say('token')}
        defaultValue={token}
        autoComplete="off"
        enterButton={say('look')}
        onSearch={(text) => onToken(text.trim())}
      />
      {error && <ProblemNote error={error} />}
      {isFetching && !data && <Skeleton />}
      {data && (
        <Found token={token} registration={data} refresh={async () => void (await refetch())} />
      )}
    </>
  );
}

type FoundProps = { token: string; registration: Registration; refresh: () => Promise<void> };

function Found({ token, registration, refresh }: FoundProps) {
  const say = registerWords.useWords();
  const language = useLanguage();
  const { state, reasons } = registration;
  return (
    <Card
      className="dk-after"
      title={
        <>
          {language === 'zh' ? registration.nameZh : registration.nameEn}{' '}
          <Tag color={stateColors[state]}>{say(`states.${state}`)}</Tag>
        </>
      }
      extra={<Button onClick={() => void refresh()}>{say('refresh')}</Button>}
    >
      <p>{say(`stateLeads.${state}`)}</p>
      {reasons.length > 0 && (
        <>
          <h2>{say('reasons')}</h2>
          <ul>
            {reasons.map(({ field, zh, en }) => (
              <li key={`${field} ${zh}`}>
                <code>{field}</code> {language === 'zh' ? zh : en}
              </li>
            ))}
          </ul>
        </>
      )}
      {state === 'returned' && <Mend token={token} registration={registration} refresh={refresh} />}
      {(state === 'submitted' || state === 'returned') && (
        <Pictures token={token} registration={registration} refresh={refresh} />
      )}
      {state === 'opened' && <OwnerAccount token={token} />}
    </Card>
  );
}

function Mend({ token, registration, refresh }: FoundProps) {
  const say = registerWords.useWords();
  const { kind, nameZh, nameEn, uscc, divisionId, address, licences } = registration;
  const send = async (body: Firm) => {
    const headers = bearer(token);
    await got(api.POST('/api/registrations/mine/resubmission', { headers, body }));
    await refresh();
  };
  const initial: Firm = {
    kind,
    nameZh,
    nameEn,
    uscc,
    divisionId,
    address,
    licences: licences.map(({ kind: what, number, validUntil }) => ({
      kind: what,
      number,
      ...(validUntil !== null && { validUntil }),
    })),
  };
  return <FirmForm initial={initial} submit={say('resubmit')} send={send} />;
}

function Pictures({ token, registration, refresh }: FoundProps) {
  const say = registerWords.useWords();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const add = async (file: File) => {
    setBusy(true);
    setError(undefined);
    try {
      const headers = { ...bearer(token), 'content-type': file.type };
      await sendBytes('/api/registrations/mine/files', { method: 'POST', body: file, headers });
      await refresh();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures">{say('files')}</h2>
      {registration.files.length === 0 && <p className="fm-quiet">{say('noFiles')}</p>}
      <ul>
        {registration.files.map(({ sha256, mediaType, size }) => (
          <li key={sha256}>
            {say('uploaded', { type: mediaType, size: numberText(Math.ceil(size / 1000)) })}
          </li>
        ))}
      </ul>
      {error !== undefined && <ProblemNote error={error} />}
      <Upload
        accept=".pdf,.jpg,.jpeg,.png"
        showUploadList={false}
        beforeUpload={(file) => {
          void add(file);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={isBusy}>
          {say('addFile')}
        </Button>
      </Upload>
    </section>
  );
}

type Account = Schemas['OwnerAccount'];

function OwnerAccount({ token }: { token: string }) {
  const say = registerWords.useWords();
  const enter = useEnter();
  const send = async (body: Account) => {
    await got(api.POST('/api/registrations/account', { headers: bearer(token), body }));
    const { username, password } = body;
    enter(await got(api.POST('/api/session', { body: { username, password } })));
    location.assign('/desk');
  };
  return (
    <>
      <h2>{say('account')}</h2>
      <CommandForm<Account>
        submit={say('makeAccount')}
        send={send}
        fields={[
          { name: 'displayName', label: say('displayName'), input: <Input />, isRequired: true },
          {
            name: 'username',
            label: say('username'),
            input: <Input autoComplete="username" autoCapitalize="none" />,
            isRequired: true,
          },
          {
            name: 'password',
            label: say('password'),
            input: <Input.Password autoComplete="new-password" />,
            isRequired: true,
          },
        ]}
      />
    </>
  );
}
