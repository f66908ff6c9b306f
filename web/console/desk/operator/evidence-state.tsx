import { queryOptions, useQuery } from '@tanstack/react-query';
import { Popover, Tag } from 'antd';

import type { Language } from '../../../../src/domain/text.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { useLanguage } from '../../shared/words.ts';
import { operatorWords } from './operator-words.ts';

type Verdict = Schemas['GateVerdict'];

export const shipGateQuery = (lotId: string) =>
  queryOptions({
    queryKey: ['gate', lotId, 'ship'],
    queryFn: async () =>
      got(
        api.GET('/api/lots/{id}/gate', {
          params: { path: { id: lotId }, query: { transition: 'ship' } },
        }),
      ),
    staleTime: 5 * 60_000,
  });

/** Undefined where the lot may leave. */
function obstacle(say: ReturnType<typeof operatorWords.useWords>, verdict: Verdict) {
  if (verdict.holds.length > 0) return say('stock.held');
  const count = verdict.rules.filter(({ met }) => !met).length;
  return verdict.allowed ? undefined : say('stock.missing', { count });
}

const told = ({ holds, rules }: Verdict, language: Language): string[] => [
  ...new Set([
    ...holds.map((hold) => hold[language]),
    ...rules.filter(({ met }) => !met).map(({ unmet, title }) => (unmet ?? title)[language]),
  ]),
];

/** In a file, where nothing can be opened: the state with all that is missing. */
export function evidenceText(
  say: ReturnType<typeof operatorWords.useWords>,
  language: Language,
  verdict: Verdict,
): string {
  const short = obstacle(say, verdict);
  return short === undefined ? say('stock.ready') : [short, ...told(verdict, language)].join('; ');
}

/** Whether a lot may leave now, and what is missing if not: the gate's own verdict. */
export function EvidenceState({ lotId }: { lotId: string }) {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const { data, isError } = useQuery(shipGateQuery(lotId));
  if (!data) return <span className="fm-quiet">{isError ? '—' : '…'}</span>;
  const short = obstacle(say, data);
  if (short === undefined) return <Tag color="success">{say('stock.ready')}</Tag>;
  return (
    <Popover
      trigger={['click', 'hover']}
      title={say('stock.missingLead')}
      content={
        <ul className="dk-told">
          {told(data, language).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      }
    >
      <button type="button" className="dk-tag-button">
        <Tag color="error">{short}</Tag>
      </button>
    </Popover>
  );
}
