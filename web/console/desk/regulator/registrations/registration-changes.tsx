import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../../shared/client.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { organisationQuery } from '../../lots/lot-queries.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { registrationWords } from './registration-words.ts';

type Change = Schemas['RegistrationChange'];

/** Changes that wait for a decision. */
export function RegistrationChanges() {
  const say = registrationWords.useWords();
  const { data, error, isPending } = useQuery({
    queryKey: ['registration-changes', 'pending'],
    queryFn: async () =>
      got(
        api.GET('/api/registration-changes', {
          params: { query: { state: 'pending', limit: 100 } },
        }),
      ),
  });
  return (
    <section className="rg-card rg-after">
      <h2>{say('changes')}</h2>
      <p className="fm-quiet">{say('changesLead')}</p>
      {isPending && <Skeleton lines={2} />}
      {error !== null && <ProblemNote error={error} />}
      {data?.items.length === 0 && <p>{say('noChanges')}</p>}
      {data?.items.map((change) => (
        <One key={change.id} change={change} />
      ))}
    </section>
  );
}

function One({ change }: { change: Change }) {
  const say = registrationWords.useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const [isRejecting, setRejecting] = useState(false);
  const firm = useQuery(organisationQuery(change.orgId)).data;
  const params = { path: { id: change.id } };
  const done = () => void queries.invalidateQueries({ queryKey: ['registration-changes'] });
  const confirm = useMutation({
    mutationFn: async () =>
      got(api.POST('/api/registration-changes/{id}/confirmation', { params, body: {} })),
    onSuccess: done,
  });
  const value = [
    change.nameZh !== null ? `${change.nameZh} ${change.nameEn ?? ''}` : null,
    change.uscc,
  ]
    .filter((part) => part !== null)
    .join(' · ');
  return (
    <article className="fm-note">
      <p>
        <b>{firm && nameOf(firm, language)}</b> {say('becomes', { value })}
      </p>
      <p className="fm-quiet">
        {change.lateDays > 0
          ? say('happened', { day: change.happenedOn, days: change.lateDays })
          : say('inTime', { day: change.happenedOn })}
      </p>
      <p className="fm-row">
        <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {say('confirm')}
        </Button>
        <Button onClick={() => setRejecting(true)}>{say('reject')}</Button>
      </p>
      {confirm.error !== null && <ProblemNote error={confirm.error} />}
      {isRejecting && (
        <ReasonDialog
          title={say('reject')}
          send={async (reason) =>
            got(
              api.POST('/api/registration-changes/{id}/rejection', {
                params,
                body: { reasonZh: reason.zh, reasonEn: reason.en },
              }),
            )
          }
          onDone={done}
          onClose={() => setRejecting(false)}
        />
      )}
    </article>
  );
}
