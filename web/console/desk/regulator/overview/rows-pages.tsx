import '../regulator.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';

import { premisesKindNames } from '../../../../../src/domain/places.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { numberText, timeText } from '../../../shared/formats.ts';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { countriesQuery } from '../../lots/lot-queries.ts';
import { ServerTable, useServerList } from '../../shell/server-table.tsx';
import { overviewWords } from './overview-words.ts';

type Search = Readonly<Record<string, string>>;

/** What the address asks for, as the API takes it; the server judges it. */
function useAsked<Query>(names: readonly string[]): Query {
  const search: Search = useSearch({ strict: false });
  const asked = names.flatMap((name) =>
    search[name] === undefined ? [] : [[name, String(search[name])] as const],
  );
  return Object.fromEntries(asked) as Query;
}

function Filtered({ asked, to }: { asked: object; to: string }) {
  const say = overviewWords.useWords();
  const what = Object.values(asked).join(', ');
  return what === '' ? null : (
    <p>
      {say('rows.filtered', { what })}{' '}
      <Link to={to} search={{}}>
        {say('rows.clear')}
      </Link>
    </p>
  );
}

type FirmQuery = { kind?: Schemas['FirmRow']['kind']; month?: string };

export function FirmRowsPage() {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const asked = useAsked<FirmQuery>(['kind', 'month']);
  const list = useServerList<Schemas['FirmRow']>(['statistics', 'firms', asked], async (page) =>
    got(api.GET('/api/statistics/firms', { params: { query: { ...page, ...asked } } })),
  );
  return (
    <>
      <h1>{say('rows.firms')}</h1>
      <Filtered asked={asked} to="/rows/firms" />
      <ServerTable
        label={say('rows.firms')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('rows.none')}
        columns={[
          {
            key: 'name',
            title: say('rows.name'),
            text: (row) => nameOf(row, language),
            isLong: true,
          },
          { key: 'kind', title: say('rows.kind'), text: ({ kind }) => say(`orgKinds.${kind}`) },
          { key: 'uscc', title: say('rows.uscc'), text: ({ uscc }) => uscc },
          {
            key: 'at',
            title: say('rows.registered'),
            text: ({ registeredAt }) => timeText(registeredAt),
          },
        ]}
      />
    </>
  );
}

type PremisesRow = Schemas['PremisesRow'];
type PremisesQuery = { kind?: PremisesRow['kind']; state?: PremisesRow['state']; month?: string };

export function PremisesRowsPage() {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const asked = useAsked<PremisesQuery>(['kind', 'state', 'month']);
  const list = useServerList<PremisesRow>(['statistics', 'premises', asked], async (page) =>
    got(api.GET('/api/statistics/premises', { params: { query: { ...page, ...asked } } })),
  );
  return (
    <>
      <h1>{say('rows.premises')}</h1>
      <Filtered asked={asked} to="/rows/premises" />
      <ServerTable
        label={say('rows.premises')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('rows.none')}
        columns={[
          { key: 'code', title: say('rows.code'), text: ({ code }) => code },
          {
            key: 'name',
            title: say('rows.name'),
            text: (row) => nameOf(row, language),
            isLong: true,
          },
          {
            key: 'kind',
            title: say('rows.kind'),
            text: ({ kind }) => premisesKindNames[kind][language],
          },
          {
            key: 'firm',
            title: say('rows.firm'),
            text: ({ organisation }) => nameOf(organisation, language),
            isLong: true,
          },
          { key: 'state', title: say('rows.state'), text: ({ state }) => say(`states.${state}`) },
          {
            key: 'address',
            title: say('rows.address'),
            text: ({ address }) => address,
            isLong: true,
          },
          { key: 'at', title: say('rows.opened'), text: ({ openedAt }) => timeText(openedAt) },
          {
            key: 'kg',
            title: say('rows.kg'),
            text: ({ netWeightKg }) => numberText(netWeightKg),
            isNumber: true,
          },
        ]}
      />
    </>
  );
}

type GoodsRow = Schemas['GoodsRow'];
type Proof = GoodsRow['evidence'][number];
type GoodsQuery = {
  originCountry?: string;
  category?: GoodsRow['category'];
  storageClass?: GoodsRow['storageClass'];
  imported?: 'true' | 'false';
  with?: Proof;
  without?: Proof;
};
const goodsNames = ['originCountry', 'category', 'storageClass', 'imported', 'with', 'without'];

export function GoodsRowsPage() {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const asked = useAsked<GoodsQuery>(goodsNames);
  const { data: countries } = useQuery(countriesQuery);
  const list = useServerList<GoodsRow>(['statistics', 'goods', asked], async (page) =>
    got(api.GET('/api/statistics/goods', { params: { query: { ...page, ...asked } } })),
  );
  const countryOf = (code: string) => {
    const country = countries?.items.find((one) => one.code === code);
    return country ? nameOf(country, language) : code;
  };
  return (
    <>
      <h1>{say('rows.goods')}</h1>
      <Filtered asked={asked} to="/rows/goods" />
      <ServerTable
        label={say('rows.goods')}
        list={list}
        rowKey={({ lotId }) => lotId}
        empty={say('rows.none')}
        columns={[
          {
            key: 'lot',
            title: say('rows.lot'),
            text: ({ number }) => number,
            cell: ({ lotId, number }) => <Link to={`/lots/${lotId}`}>{number}</Link>,
          },
          {
            key: 'product',
            title: say('rows.product'),
            text: ({ productNameZh, productNameEn }) =>
              nameOf({ nameZh: productNameZh, nameEn: productNameEn }, language),
            isLong: true,
          },
          {
            key: 'origin',
            title: say('rows.origin'),
            text: ({ originCountry }) => countryOf(originCountry),
            isLong: true,
          },
          { key: 'expiry', title: say('rows.expiry'), text: ({ expiryDate }) => expiryDate },
          {
            key: 'evidence',
            title: say('rows.evidence'),
            text: ({ evidence }) => evidence.map((kind) => say(`kinds.${kind}`)).join(' · '),
            isLong: true,
          },
          {
            key: 'kg',
            title: say('rows.kg'),
            text: ({ netWeightKg }) => numberText(netWeightKg),
            isNumber: true,
          },
        ]}
      />
    </>
  );
}
