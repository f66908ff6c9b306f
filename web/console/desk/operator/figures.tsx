import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { api, got } from '../../shared/client.ts';
import { kgText, numberText, timeWithZone } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { lotsIn, type StockRow, sumKg, useAllStock } from './all-stock.ts';
import { operatorWords } from './operator-words.ts';
import { isExpiring } from './stock-expiry.ts';

const most = 200;
type Counted = { items: unknown[]; nextCursor: string | null };

/** The firm's own numbers, each leading to what it counts. */
export function Figures() {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const stock = useAllStock();
  const transit = useCount('transit', async () =>
    got(api.GET('/api/shipments', { params: { query: { limit: most, state: 'in_transit' } } })),
  );
  const mismatched = useCount('mismatched', async () =>
    got(api.GET('/api/shipments', { params: { query: { limit: most, state: 'mismatched' } } })),
  );
  const pending = useCount('pending', async () =>
    got(api.GET('/api/documents', { params: { query: { limit: most, state: 'pending' } } })),
  );
  const alerts = useCount('alerts', async () =>
    got(api.GET('/api/alerts', { params: { query: { limit: most, state: 'open' } } })),
  );
  const failed = stock.error ?? transit.error ?? mismatched.error ?? pending.error ?? alerts.error;
  if (failed) return <ProblemNote error={failed} onRetry={() => void stock.refetch()} />;
  if (!stock.data) return <Skeleton lines={6} />;
  const rows = stock.data;
  const expired = rows.filter((row) => isExpiring(row, 'expired'));
  const soon = rows.filter((row) => isExpiring(row, 'soon'));
  const counted = ({ data }: { data?: Counted | undefined }) => {
    if (!data) return '…';
    const count = numberText(data.items.length);
    return data.nextCursor === null ? count : say('figures.many', { count });
  };
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{say('figures.title')}</h2>
      <p className="fm-quiet">
        {say('figures.lead')}{' '}
        {say('figures.asOf', { at: timeWithZone(new Date(stock.dataUpdatedAt), language) })}
      </p>
      <div className="dk-facts">
        <Figure
          to="/stock"
          search={{ view: 'room' }}
          name={say('figures.stock')}
          value={kgText(sumKg(rows))}
        >
          {say('figures.stockRows', {
            lots: numberText(lotsIn(rows)),
            count: numberText(rows.length),
          })}
        </Figure>
        <Figure
          to="/stock"
          search={{ expiry: 'expired' }}
          name={say('figures.expired')}
          value={kgText(sumKg(expired))}
        >
          {say('figures.lotsCount', { count: numberText(lotsIn(expired)) })}
        </Figure>
        <Figure
          to="/stock"
          search={{ expiry: 'soon' }}
          name={say('figures.soon')}
          value={kgText(sumKg(soon))}
        >
          {say('figures.lotsCount', { count: numberText(lotsIn(soon)) })}
        </Figure>
        <Figure
          to="/shipments"
          search={{ state: 'in_transit' }}
          name={say('figures.transit')}
          value={say('figures.shipmentsCount', { count: counted(transit) })}
        />
        <Figure
          to="/shipments"
          search={{ state: 'mismatched' }}
          name={say('figures.mismatched')}
          value={say('figures.shipmentsCount', { count: counted(mismatched) })}
        />
        <Figure
          to="/documents"
          search={{ state: 'pending' }}
          name={say('figures.pending')}
          value={say('figures.documentsCount', { count: counted(pending) })}
        />
        <Figure
          to="/own-alerts"
          name={say('figures.alerts')}
          value={say('figures.alertsCount', { count: counted(alerts) })}
        />
      </div>
      <Products rows={rows} />
    </section>
  );
}

function useCount(name: string, read: () => Promise<Counted>) {
  return useQuery({ queryKey: ['count', name], queryFn: read, staleTime: 60_000 });
}

type FigureProps = {
  to: string;
  search?: Record<string, string>;
  name: string;
  value: string;
  children?: ReactNode;
};

function Figure({ to, search = {}, name, value, children }: FigureProps) {
  return (
    <Link to={to} search={search} className="dk-figure">
      <span>{name}</span>
      <b>{value}</b>
      {children && <small>{children}</small>}
    </Link>
  );
}

const shown = 8;

/** Bars by weight: the words and numbers say it, the bar shows it. */
function Products({ rows }: { rows: readonly StockRow[] }) {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const byName = Map.groupBy(rows, ({ productNameZh, productNameEn }) =>
    nameOf({ nameZh: productNameZh, nameEn: productNameEn }, language),
  );
  const sums = [...byName]
    .map(([name, of]) => ({ name, kg: sumKg(of) }))
    .sort((a, b) => b.kg - a.kg)
    .slice(0, shown);
  const largest = sums[0]?.kg ?? 0;
  if (largest === 0) return null;
  return (
    <>
      <h3>{say('figures.byProduct')}</h3>
      <ul className="dk-bars">
        {sums.map(({ name, kg }) => (
          <li key={name}>
            <span>{name}</span>
            <span className="dk-bar-track" aria-hidden="true">
              <span style={{ width: `${(kg / largest) * 100}%` }} />
            </span>
            <span>{kgText(kg)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
