import { useQuery } from '@tanstack/react-query';

import { api, got } from '../../shared/client.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { LotChoice } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { LotCode } from './label-code.tsx';
import { LabelSeries } from './label-series.tsx';
import { papersWords } from './papers-words.ts';

export function LabelsPage() {
  const say = papersWords.useWords();
  const [{ lot: lotId }, setAddress] = useAddress();
  const lot = useQuery({
    queryKey: ['lots', 'one', lotId],
    queryFn: async () => got(api.GET('/api/lots/{id}', { params: { path: { id: lotId ?? '' } } })),
    enabled: lotId !== undefined,
  });
  return (
    <>
      <h1>{say('labels.title')}</h1>
      <p className="fm-quiet">{say('labels.lead')}</p>
      <div className="dk-bar fm-no-print">
        <div className="dk-chooser">
          <LotChoice
            aria-label={say('labels.lot')}
            placeholder={say('labels.findLot')}
            first={lot.data}
            value={lotId}
            onChange={(chosen) => setAddress({ lot: chosen, series: undefined })}
          />
        </div>
      </div>
      {lot.error && <ProblemNote error={lot.error} />}
      {lotId === undefined && <p className="fm-note">{say('labels.noLot')}</p>}
      {lotId !== undefined && lot.isPending && <Skeleton />}
      {lot.data && (
        <>
          <LotCode key={`code ${lot.data.id}`} lot={lot.data} />
          <LabelSeries key={lot.data.id} lot={lot.data} />
        </>
      )}
    </>
  );
}
