import '../regulator.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';

import { alertKindNames } from '../../../../../src/domain/alerts.ts';
import { premisesKindNames } from '../../../../../src/domain/places.ts';
import { categoryNames } from '../../../../../src/domain/product-categories.ts';
import { temperatureClasses } from '../../../../../src/domain/storage-class.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, numberText, timeWithZone } from '../../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { countriesQuery } from '../../lots/lot-queries.ts';
import { PlainTable } from '../../lots/plain-table.tsx';
import { PremisesMap } from '../map/premises-map.tsx';
import { provinceOf } from '../map/provinces.ts';
import { NextDue } from '../recalls/due.tsx';
import { recallQuery } from '../recalls/recall-queries.ts';
import { regulatorWords } from '../regulator-words.ts';
import { Chart } from './chart.tsx';
import { allPremisesQuery, overviewQuery } from './overview-queries.ts';
import { overviewWords } from './overview-words.ts';

type Overview = Schemas['Overview'];

/** The area at a glance; every figure leads to its rows. */
export function OverviewPage() {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const { data, error, isPending, refetch } = useQuery(overviewQuery);
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">
        {say('lead')} {data && say('asOf', { time: timeWithZone(data.at, language) })}
      </p>
      {isPending && <Skeleton lines={10} />}
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Figures overview={data} />
          <div className="rg-columns">
            <Opened overview={data} />
            <Origins overview={data} />
            <Evidence overview={data} />
            <Classes overview={data} />
            <Alerts overview={data} />
            <Recalls />
          </div>
          <Premises />
        </>
      )}
    </>
  );
}

const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

function Figures({ overview }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const isOpen = ({ state }: Overview['alerts'][number]) => state === 'open';
  const figures: [string, string, string, Record<string, string | boolean>][] = [
    [say('firms'), numberText(total(overview.firms.map((one) => one.firms))), '/rows/firms', {}],
    [
      say('premises'),
      numberText(total(overview.premises.map((one) => one.premises))),
      '/rows/premises',
      {},
    ],
    [
      say('goods'),
      kgText(
        Math.round(total(overview.origins.map(({ netWeightKg }) => netWeightKg)) * 1000) / 1000,
      ),
      '/rows/goods',
      {},
    ],
    [
      say('alerts'),
      numberText(total(overview.alerts.filter(isOpen).map(({ alerts }) => alerts))),
      '/alerts',
      { state: 'open' },
    ],
    [
      say('recalls'),
      numberText(total(overview.recalls.filter(({ open }) => open).map((one) => one.recalls))),
      '/recalls',
      { open: true },
    ],
  ];
  return (
    <div className="rg-card rg-figures">
      {figures.map(([name, value, to, search]) => (
        <Link key={name} to={to} search={search} className="rg-figure">
          {value}
          <small>{name}</small>
        </Link>
      ))}
    </div>
  );
}

type CardProps = { title: string; chart?: ReactNode; children: ReactNode };

function Card({ title, chart, children }: CardProps) {
  return (
    <section className="rg-card">
      <h2>{title}</h2>
      {chart}
      {children}
    </section>
  );
}

function Opened({ overview }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const { openings } = overview;
  const names = useMemo(() => openings.map(({ month }) => month), [openings]);
  const series = useMemo(
    () => [
      { name: say('newFirms'), values: openings.map(({ firms }) => firms) },
      { name: say('newPremises'), values: openings.map(({ premises }) => premises) },
    ],
    [openings, say],
  );
  const normal = overview.premises.filter(({ state }) => state === 'normal');
  return (
    <Card
      title={say('openings')}
      chart={
        <Chart label={say('chart', { name: say('openings') })} names={names} series={series} />
      }
    >
      <PlainTable
        heads={[say('firmsByKind'), say('firms')]}
        numbers={[1]}
        rows={overview.firms.map(({ kind, firms }) => ({
          key: kind,
          cells: [
            say(`orgKinds.${kind}`),
            <Link key="rows" to="/rows/firms" search={{ kind }}>
              {numberText(firms)}
            </Link>,
          ],
        }))}
      />
      <PlainTable
        heads={[say('premisesByKind'), say('premises')]}
        numbers={[1]}
        rows={normal.map(({ kind, premises }) => ({
          key: kind,
          cells: [
            premisesKindNames[kind][language],
            <Link key="rows" to="/rows/premises" search={{ kind, state: 'normal' }}>
              {numberText(premises)}
            </Link>,
          ],
        }))}
      />
    </Card>
  );
}

const shownOrigins = 12;

function Origins({ overview: { origins } }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const { data: countries } = useQuery(countriesQuery);
  const shown = useMemo(
    () =>
      origins.slice(0, shownOrigins).map(({ originCountry, ...sum }) => {
        const country = countries?.items.find(({ code }) => code === originCountry);
        return { ...sum, originCountry, name: country ? nameOf(country, language) : originCountry };
      }),
    [origins, countries, language],
  );
  const names = useMemo(() => shown.map(({ name }) => name), [shown]);
  const series = useMemo(
    () => [{ name: 'kg', values: shown.map(({ netWeightKg }) => netWeightKg) }],
    [shown],
  );
  const more = origins.length - shown.length;
  return (
    <Card
      title={say('origins')}
      chart={
        <Chart label={say('chart', { name: say('origins') })} names={names} series={series} lies />
      }
    >
      <PlainTable
        heads={[say('rows.origin'), say('rows.lots'), say('rows.kg')]}
        numbers={[1, 2]}
        rows={shown.map(({ originCountry, name, lots, netWeightKg }) => ({
          key: originCountry,
          cells: [
            name,
            <Link key="rows" to="/rows/goods" search={{ originCountry }}>
              {numberText(lots)}
            </Link>,
            numberText(netWeightKg),
          ],
        }))}
      />
      {more > 0 && <Link to="/rows/goods">{say('more', { count: more })}</Link>}
    </Card>
  );
}

function Classes({ overview: { classes, categories } }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const language = useLanguage();
  return (
    <Card title={say('classes')}>
      <PlainTable
        heads={[say('classes'), say('rows.lots'), say('rows.kg')]}
        numbers={[1, 2]}
        rows={classes.map(({ storageClass, lots, netWeightKg }) => ({
          key: storageClass,
          cells: [
            temperatureClasses[storageClass].name[language],
            <Link key="rows" to="/rows/goods" search={{ storageClass }}>
              {numberText(lots)}
            </Link>,
            numberText(netWeightKg),
          ],
        }))}
      />
      <PlainTable
        heads={[say('categories'), say('rows.lots'), say('rows.kg')]}
        numbers={[1, 2]}
        rows={categories.map(({ category, lots, netWeightKg }) => ({
          key: category,
          cells: [
            categoryNames[category][language],
            <Link key="rows" to="/rows/goods" search={{ category }}>
              {numberText(lots)}
            </Link>,
            numberText(netWeightKg),
          ],
        }))}
      />
    </Card>
  );
}

function Evidence({ overview: { evidence } }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const { kinds, lots } = evidence;
  const names = useMemo(() => kinds.map(({ kind }) => say(`kinds.${kind}`)), [kinds, say]);
  const series = useMemo(
    () => [
      { name: say('has'), values: kinds.map((one) => one.lots) },
      { name: say('missing'), values: kinds.map((one) => lots - one.lots) },
    ],
    [kinds, lots, say],
  );
  return (
    <Card
      title={say('evidence')}
      chart={
        <Chart label={say('chart', { name: say('evidence') })} names={names} series={series} />
      }
    >
      <p>{say('evidenceLead', { lots: numberText(lots), kg: kgText(evidence.netWeightKg) })}</p>
      <PlainTable
        heads={[say('evidence'), say('has'), say('missing')]}
        numbers={[1, 2]}
        rows={kinds.map((one) => ({
          key: one.kind,
          cells: [
            say(`kinds.${one.kind}`),
            <Link key="with" to="/rows/goods" search={{ imported: 'true', with: one.kind }}>
              {say('lots', { count: one.lots })}
            </Link>,
            <Link key="without" to="/rows/goods" search={{ imported: 'true', without: one.kind }}>
              {say('lots', { count: lots - one.lots })}
            </Link>,
          ],
        }))}
      />
    </Card>
  );
}

function Alerts({ overview: { alerts } }: { overview: Overview }) {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const open = alerts.filter(({ state }) => state === 'open' || state === 'in_hand');
  const kinds = [...new Set(open.map(({ kind }) => kind))];
  return (
    <Card title={say('alertsByKind')}>
      {kinds.length === 0 && <p className="fm-quiet">{say('noAlerts')}</p>}
      {kinds.length > 0 && (
        <PlainTable
          heads={[say('rows.kind'), say('alerts')]}
          numbers={[1]}
          rows={kinds.map((kind) => ({
            key: kind,
            cells: [
              alertKindNames[kind][language],
              <Link key="rows" to="/alerts" search={{ kind }}>
                {numberText(
                  total(open.filter((one) => one.kind === kind).map((one) => one.alerts)),
                )}
              </Link>,
            ],
          }))}
        />
      )}
    </Card>
  );
}

function Recalls() {
  const say = overviewWords.useWords();
  const { data, error, isPending } = useQuery({
    queryKey: ['recalls', 'newest'],
    queryFn: async () => got(api.GET('/api/recalls', { params: { query: { limit: 100 } } })),
  });
  const open = data?.items.filter(({ closedAt }) => closedAt === null);
  return (
    <Card title={say('clock')}>
      {isPending && <Skeleton lines={3} />}
      {error !== null && <ProblemNote error={error} />}
      {open?.length === 0 && <p className="fm-quiet">{say('noRecalls')}</p>}
      <ul>
        {open?.map((recall) => (
          <li key={recall.id}>
            <RecallLine recall={recall} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function RecallLine({ recall }: { recall: Schemas['Recall'] }) {
  const words = regulatorWords.useWords();
  const { data } = useQuery(recallQuery(recall.id));
  return (
    <>
      <Link to={`/recalls/${recall.id}`}>{recall.number}</Link>{' '}
      {recall.drill && <span className="rg-drill-tag">{words('drill')}</span>}{' '}
      {data && <NextDue deadlines={data.clock.deadlines} />}
    </>
  );
}

function Premises() {
  const say = overviewWords.useWords();
  const language = useLanguage();
  const { data = [] } = useQuery(allPremisesQuery);
  const points = useMemo(
    () =>
      data.flatMap((row) => {
        const { longitude, latitude } = row;
        if (longitude === null || latitude === null) return [];
        const weight = row.netWeightKg;
        const detail = `${kgText(weight)} · ${nameOf(row.organisation, language)}`;
        return [{ id: row.id, label: nameOf(row, language), detail, longitude, latitude, weight }];
      }),
    [data, language],
  );
  const provinces = useMemo(
    () => [...new Set(data.flatMap(({ divisionId }) => provinceOf(divisionId) ?? []))],
    [data],
  );
  return (
    <Card title={say('map')}>
      <PremisesMap points={points} provinces={provinces} unplaced={data.length - points.length} />
    </Card>
  );
}
