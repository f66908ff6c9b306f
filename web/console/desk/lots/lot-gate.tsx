import { useQuery } from '@tanstack/react-query';
import { Input, Radio, Tag } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { beijingMoment, timeWithZone } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { lotWords } from './lot-words.ts';
import { PlainTable } from './plain-table.tsx';

const transitions = ['ship', 'sell', 'receive', 'activate'] as const;
type Transition = (typeof transitions)[number];

/** Whether the lot may pass, now or as it was at a past moment with what was known then. */
export function LotGate({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const [transition, setTransition] = useState<Transition>('ship');
  const [at, setAt] = useState('');
  const [knownAt, setKnownAt] = useState('');
  const query = {
    transition,
    ...(at !== '' && { at: beijingMoment(at) }),
    ...(knownAt !== '' && { knownAt: beijingMoment(knownAt) }),
  };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['gate', lotId, query],
    queryFn: async () =>
      got(api.GET('/api/lots/{id}/gate', { params: { path: { id: lotId }, query } })),
  });
  return (
    <section>
      <p className="fm-quiet">{say('gate.lead')}</p>
      <div className="dk-bar">
        <Radio.Group
          optionType="button"
          aria-label={say('gate.transition')}
          value={transition}
          onChange={({ target }) => setTransition(target.value as Transition)}
          options={transitions.map((value) => ({ value, label: say(`gate.transitions.${value}`) }))}
        />
        <label>
          {say('gate.at')}
          <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
        </label>
        <label>
          {say('gate.knownAt')}
          <Input
            type="datetime-local"
            value={knownAt}
            onChange={({ target }) => setKnownAt(target.value)}
          />
        </label>
      </div>
      {isPending && <Skeleton lines={5} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && <Verdict verdict={data} />}
    </section>
  );
}

/** Several holds or papers may say the same. */
const once = (texts: readonly string[]) => [...new Set(texts)];

function Verdict({ verdict }: { verdict: Schemas['GateVerdict'] }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const act = say(`gate.transitions.${verdict.transition}`);
  return (
    <div className="rg-card" role="status">
      <h2 className={verdict.allowed ? 'rg-met' : 'rg-late'}>
        {say(verdict.allowed ? 'gate.allowed' : 'gate.refused', { act })}
      </h2>
      <p className="fm-quiet">
        {say('gate.asOf', {
          at: timeWithZone(verdict.at, language),
          known: timeWithZone(verdict.knownAt, language),
          mode: say(`gate.modes.${verdict.mode}`),
        })}
      </p>
      {once(verdict.holds.map((hold) => hold[language])).map((hold) => (
        <p key={hold} className="rg-late">
          {say('gate.holds')}: {hold}
        </p>
      ))}
      {verdict.rules.length === 0 ? (
        <p>{say('gate.noRules')}</p>
      ) : (
        <PlainTable
          heads={[say('gate.rule'), say('gate.met'), say('gate.evidence'), say('gate.source')]}
          rows={verdict.rules.map((rule) => ({
            key: `${rule.ruleId} ${rule.lotId}`,
            cells: [
              `${rule.title[language]} · ${rule.lotNumber}`,
              <span key="met">
                <Tag color={rule.met ? 'success' : 'error'}>
                  {say(rule.met ? 'gate.met' : 'gate.unmet')}
                </Tag>
                {rule.unmet?.[language]}
              </span>,
              once(rule.evidence.map(({ note }) => note[language])).join('; '),
              rule.source,
            ],
          }))}
        />
      )}
    </div>
  );
}
