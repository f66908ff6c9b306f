import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';

import { api, got } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { groupsOf, type Hit, searchQuery } from './search-query.ts';
import { searchWords } from './search-words.ts';

/** All that was found, with what each leads to. */
export function SearchPage() {
  const say = searchWords.useWords();
  const { q = '', hit }: { q?: string; hit?: string } = useSearch({ strict: false });
  // A number in an address is read as a number.
  const text = String(q).trim();
  const { data, error, isPending, refetch } = useQuery(searchQuery(text));
  if (text === '') {
    return (
      <>
        <h1>{say('title')}</h1>
        <p className="fm-quiet">{say('lead')}</p>
      </>
    );
  }
  const items = data?.items ?? [];
  const groups = groupsOf(hit === undefined ? items : items.filter(({ id }) => id === hit));
  return (
    <>
      <h1>{say('results', { text })}</h1>
      {isPending && <Skeleton lines={6} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && groups.length === 0 && <p className="fm-note">{say('none', { text })}</p>}
      {groups.map(({ kind, hits }) => (
        <section key={kind}>
          <h2>{say(`kinds.${kind}`)}</h2>
          {hits.map((one) => (
            <Found key={`${one.id} ${one.matched}`} hit={one} />
          ))}
        </section>
      ))}
    </>
  );
}

function Found({ hit }: { hit: Hit }) {
  const say = searchWords.useWords();
  const language = useLanguage();
  const may = useMay();
  return (
    <article className="fm-note">
      <p>
        <b>{hit.kind === 'lot' ? <Link to={`/lots/${hit.id}`}>{hit.value}</Link> : hit.value}</b>{' '}
        {hit.name[language] !== hit.value && hit.name[language]}{' '}
        <span className="fm-quiet">{say(`matched.${hit.matched}`)}</span>
      </p>
      {(hit.kind === 'document' || hit.kind === 'disinfection') && (
        <Lots title={say('lots')} lots={hit.lots} />
      )}
      {hit.kind === 'product' && <LotsOfProduct id={hit.id} />}
      {hit.kind === 'organisation' && (
        <>
          <PremisesOf id={hit.id} />
          {may('alerts:work') && (
            <Link to="/alerts" search={{ org: hit.id }}>
              {say('alertsOf')}
            </Link>
          )}
        </>
      )}
    </article>
  );
}

type LotLink = { id: string; number: string };

function Lots({ title, lots }: { title: string; lots: readonly LotLink[] }) {
  const say = searchWords.useWords();
  if (lots.length === 0) return <p className="fm-quiet">{say('noLots')}</p>;
  return (
    <>
      <p className="fm-quiet">{title}</p>
      <ul className="sr-links">
        {lots.map(({ id, number }) => (
          <li key={id}>
            <Link to={`/lots/${id}`}>{number}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function LotsOfProduct({ id }: { id: string }) {
  const say = searchWords.useWords();
  const { data } = useQuery({
    queryKey: ['lots', 'product', id],
    queryFn: async () =>
      got(api.GET('/api/lots', { params: { query: { productId: id, limit: 50 } } })),
  });
  return data ? <Lots title={say('lotsOf')} lots={data.items} /> : <Skeleton lines={1} />;
}

function PremisesOf({ id }: { id: string }) {
  const say = searchWords.useWords();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['premises', id],
    queryFn: async () =>
      got(api.GET('/api/premises', { params: { query: { orgId: id, limit: 200 } } })),
  });
  if (!data) return <Skeleton lines={1} />;
  return (
    <>
      <p className="fm-quiet">{say('premisesOf')}</p>
      <ul className="sr-links">
        {data.items.map((one) => (
          <li key={one.id}>
            {nameOf(one, language)} · {one.address}
          </li>
        ))}
      </ul>
    </>
  );
}
