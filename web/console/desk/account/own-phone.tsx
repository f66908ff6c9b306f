import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { useSettings } from '../../shared/settings.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { deskWords } from '../shell/desk-words.ts';
import { accountWords } from './account-words.ts';

export function OwnPhone() {
  const say = accountWords.useWords();
  const desk = deskWords.useWords();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['own-phone'],
    queryFn: async () => got(api.GET('/api/account/phone')),
  });
  const refresh = async () => client.invalidateQueries({ queryKey: ['own-phone'] });
  const forget = useMutation({
    mutationFn: async () => got(api.DELETE('/api/account/phone')),
    onSuccess: refresh,
  });
  const settings = useSettings();
  const failure = error ?? forget.error;
  return (
    <section className="rg-card" aria-labelledby="own-phone">
      <h2 id="own-phone">{say('phone.title')}</h2>
      <p className="fm-quiet">{say('phone.lead')}</p>
      {failure !== null && <ProblemNote error={failure} onRetry={() => void refetch()} />}
      {!data && error === null && <Skeleton lines={2} />}
      {data && data.phone !== null && (
        <p className="fm-row">
          <b>{say('phone.linked', { phone: data.phone })}</b>
          <Popconfirm
            title={say('phone.sure')}
            okText={desk('confirm')}
            cancelText={desk('cancel')}
            onConfirm={() => forget.mutate()}
          >
            <Button danger size="small" loading={forget.isPending}>
              {say('phone.forget')}
            </Button>
          </Popconfirm>
        </p>
      )}
      {data && data.phone === null && (
        <>
          <p>{say('phone.none')}</p>
          {settings?.sendsTextMessages === false && <p>{say('phone.noMessages')}</p>}
          {settings?.sendsTextMessages === true && <LinkPhone onLinked={refresh} />}
        </>
      )}
    </section>
  );
}

/** The number first, then the code that was sent to it. */
function LinkPhone({ onLinked }: { onLinked: () => Promise<unknown> }) {
  const say = accountWords.useWords();
  const [phone, setPhone] = useState<string>();
  if (phone === undefined) {
    return (
      <CommandForm<Schemas['LinkPhone']>
        key="number"
        submit={say('phone.send')}
        send={async (body) => {
          await got(api.POST('/api/account/phone', { body }));
          setPhone(body.phone);
        }}
        fields={[
          {
            name: 'phone',
            label: say('phone.number'),
            input: <Input type="tel" autoComplete="tel" />,
            isRequired: true,
          },
          {
            name: 'password',
            label: say('phone.password'),
            input: <Input.Password autoComplete="current-password" />,
            isRequired: true,
          },
        ]}
      />
    );
  }
  return (
    <>
      <p role="status">
        {say('phone.sent', { phone })}{' '}
        <Button type="link" onClick={() => setPhone(undefined)}>
          {say('phone.other')}
        </Button>
      </p>
      <CommandForm<{ code: string }>
        key="code"
        submit={say('phone.confirm')}
        send={async ({ code }) => {
          await got(api.POST('/api/account/phone/confirmation', { body: { phone, code } }));
          await onLinked();
        }}
        fields={[
          {
            name: 'code',
            label: say('phone.code'),
            input: <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />,
            isRequired: true,
          },
        ]}
      />
    </>
  );
}
