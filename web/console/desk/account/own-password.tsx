import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { accountWords } from './account-words.ts';

type Values = Schemas['ChangePassword'] & { again: string };

export function OwnPassword() {
  const say = accountWords.useWords();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [isDone, setDone] = useState(false);
  const send = async ({ currentPassword, newPassword }: Values) => {
    setDone(false);
    await got(api.POST('/api/account/password', { body: { currentPassword, newPassword } }));
    form.resetFields();
    setDone(true);
    await client.invalidateQueries({ queryKey: ['own-sessions'] });
  };
  return (
    <section className="rg-card" aria-labelledby="own-password">
      <h2 id="own-password">{say('password.title')}</h2>
      <p className="fm-quiet">{say('password.lead')}</p>
      <CommandForm<Values>
        form={form}
        submit={say('password.change')}
        send={send}
        fields={[
          {
            name: 'currentPassword',
            label: say('password.current'),
            input: <Input.Password autoComplete="current-password" />,
            isRequired: true,
          },
          {
            name: 'newPassword',
            label: say('password.next'),
            input: <Input.Password autoComplete="new-password" />,
            isRequired: true,
          },
        ]}
      >
        <div className="dk-form">
          <Form.Item
            name="again"
            label={say('password.again')}
            dependencies={['newPassword']}
            rules={[
              { required: true, message: say('password.again') },
              ({ getFieldValue }) => ({
                validator: async (_, value: string) => {
                  if (value && value !== getFieldValue('newPassword')) {
                    throw new Error(say('password.differ'));
                  }
                },
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </div>
      </CommandForm>
      {isDone && <p role="status">{say('password.done')}</p>}
    </section>
  );
}
