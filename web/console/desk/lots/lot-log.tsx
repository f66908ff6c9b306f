import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';

import { checkProof, type Findings } from '../../../proof/verify.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { lotCodeQuery } from './lot-queries.ts';
import { lotWords } from './lot-words.ts';
import { PlainTable } from './plain-table.tsx';

/** The same check as on the public page, by the same lines, over the records of any lot. */
async function check(lotId: string): Promise<{ found: Findings | undefined; more: boolean }> {
  const bundle: Schemas['LogBundle'] = await got(
    api.GET('/api/lots/{id}/log-bundle', { params: { path: { id: lotId } } }),
  );
  const found = await checkProof({
    ...bundle,
    witnessKeys: [],
    subject: { code: '', number: bundle.subject.number },
    records: bundle.records.map(({ index, entry, proof }) => {
      return { index, entry, proof, record: null, salt: null, withheld: true };
    }),
    waiting: 0,
    witnesses: 0,
    since: null,
  });
  return { found, more: bundle.more };
}

export function LotLog({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const { data: code } = useQuery(lotCodeQuery(lotId));
  const checking = useMutation({ mutationFn: async () => check(lotId) });
  const { data, error, isPending } = checking;
  return (
    <section className="rg-card">
      <h2>{say('tabs.log')}</h2>
      <p>{say('log.lead')}</p>
      <div className="dk-bar">
        <Button type="primary" loading={isPending} onClick={() => checking.mutate()}>
          {say(isPending ? 'log.checking' : 'log.check')}
        </Button>
        <a href={`/api/lots/${lotId}/log-bundle`} download={`${lotId}.json`}>
          {say('log.bundle')}
        </a>
        <a href={`/api/lots/${lotId}/log-bundle.pdf`} download>
          {say('log.print')}
        </a>
        {code && (
          <a href={`/t/${code.code}/proof`} target="_blank" rel="noreferrer">
            {say('log.page')}
          </a>
        )}
      </div>
      {error !== null && <ProblemNote error={error} />}
      <div role="status">{data && <Result {...data} />}</div>
      <p className="fm-quiet">
        <code>{say('log.command')}</code>
      </p>
    </section>
  );
}

function Result({ found, more }: { found: Findings | undefined; more: boolean }) {
  const say = lotWords.useWords();
  if (!found) return <p className="rg-late">{say('log.unreadable')}</p>;
  const faulty = found.records.filter(({ fault }) => fault !== undefined).length;
  const failed = faulty > 0 || found.signature === 'failed';
  const verdict = failed ? 'failed' : found.signature;
  const count = failed ? faulty : found.records.length;
  return (
    <>
      <p className={verdict === 'held' ? 'rg-met' : 'rg-late'}>
        <b>{say(`log.${verdict}`, { count })}</b>
      </p>
      <p className="fm-quiet">
        {say('log.checkpoint', { origin: found.tree.origin, size: found.tree.size })}
        {more && ` ${say('log.more')}`}
      </p>
      <PlainTable
        heads={[say('log.index'), say('log.recordedAt'), say('log.commitment'), say('log.result')]}
        rows={found.records.map(({ index, commitment, recordedAt, lateHours, fault }) => ({
          key: String(index),
          cells: [
            index,
            `${recordedAt.slice(0, 19).replace('T', ' ')}${
              lateHours >= 24 ? ` (${say('log.late', { hours: lateHours })})` : ''
            }`,
            <code key="commitment">{commitment}</code>,
            say(fault === undefined ? 'log.ok' : 'log.wrong'),
          ],
        }))}
      />
    </>
  );
}
