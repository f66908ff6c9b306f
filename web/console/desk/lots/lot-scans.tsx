import { useQuery } from '@tanstack/react-query';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { ReportCard } from '../regulator/reports/report-card.tsx';
import { lotWords } from './lot-words.ts';
import { PlainTable } from './plain-table.tsx';

export function LotScans({ lotId }: { lotId: string }) {
  const path = { id: lotId };
  const scans = useQuery({
    queryKey: ['scans', lotId],
    queryFn: async () => got(api.GET('/api/lots/{id}/scans', { params: { path } })),
  });
  const reports = useQuery({
    queryKey: ['reports', { lotId }],
    queryFn: async () =>
      got(api.GET('/api/lots/{id}/reports', { params: { path, query: { limit: 200 } } })),
  });
  const say = lotWords.useWords();
  return (
    <div className="rg-columns">
      <section className="rg-card">
        <h2>{say('scans.scans')}</h2>
        {scans.isPending && <Skeleton lines={4} />}
        {scans.error !== null && <ProblemNote error={scans.error} />}
        {scans.data && <Scans scans={scans.data} />}
      </section>
      <section className="rg-card">
        <h2>{say('scans.reports')}</h2>
        {reports.isPending && <Skeleton lines={4} />}
        {reports.error !== null && <ProblemNote error={reports.error} />}
        {reports.data?.items.length === 0 && <p className="fm-quiet">{say('scans.noReports')}</p>}
        {reports.data?.items.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </section>
    </div>
  );
}

function Scans({ scans }: { scans: Schemas['LotScans'] }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  if (scans.scans === 0) return <p className="fm-quiet">{say('scans.none')}</p>;
  return (
    <>
      <div className="rg-figures">
        <span className="rg-figure">
          {numberText(scans.scans)}
          <small>{say('scans.scans')}</small>
        </span>
        <span className="rg-figure">
          {numberText(scans.codes)}
          <small>{say('scans.codes')}</small>
        </span>
      </div>
      {scans.firstScan !== null && (
        <p>
          {say('scans.first')}: {timeText(scans.firstScan)}
        </p>
      )}
      <PlainTable
        heads={[say('scans.regions'), say('scans.scans')]}
        numbers={[1]}
        rows={scans.regions.map(({ region, name, scans: count }) => ({
          key: region ?? '',
          cells: [region === null ? say('scans.unknown') : name[language], numberText(count)],
        }))}
      />
      <h3>{say('scans.warnings')}</h3>
      {scans.warnings.length === 0 && <p className="fm-quiet">{say('scans.noWarnings')}</p>}
      <ul>
        {scans.warnings.map(({ code, warnings }) => (
          <li key={code}>
            <code>{code}</code>{' '}
            {warnings.map((warning) => (
              <span key={warning.reason}>
                <Warning warning={warning} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

type CopyWarning = Schemas['CopyWarning'];

function Warning({ warning }: { warning: CopyWarning }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  switch (warning.reason) {
    case 'many':
      return say('scans.many', { scans: warning.scans, limit: warning.limit });
    case 'places': {
      const places = warning.places.map((name) => name[language]).join(' · ');
      return say('scans.places', { hours: warning.hours, places });
    }
    case 'after_sold': {
      const time = timeText(warning.soldOutAt);
      return say('scans.after_sold', { scans: warning.scans, time });
    }
    case 'after_destroyed':
      return say('scans.after_destroyed', { time: timeText(warning.destroyedAt) });
  }
}
