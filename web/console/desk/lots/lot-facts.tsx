import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { lotEntryNames } from '../../../../src/domain/lots.ts';
import { placeKinds } from '../../../../src/domain/places.ts';
import { holdKindNames } from '../../../../src/domain/recalls.ts';
import { temperatureClasses } from '../../../../src/domain/storage-class.ts';
import { lotKindNames } from '../../../../src/domain/trace-words.ts';
import type { Schemas } from '../../shared/client.ts';
import { kgText, numberText, timeText, timeWithZone } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { Skeleton } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { ActsMenu, StockActs } from '../operator/stock-acts.tsx';
import { regulatorWords } from '../regulator/regulator-words.ts';
import { useOwnPremises } from '../shell/pickers.tsx';
import {
  countriesQuery,
  lotHoldsQuery,
  lotRecallsQuery,
  lotStockQuery,
  organisationQuery,
  premisesQuery,
  productQuery,
} from './lot-queries.ts';
import { lotWords } from './lot-words.ts';
import { placeText } from './place-text.ts';

type Lot = Schemas['Lot'];

export function LotFacts({ lot }: { lot: Lot }) {
  return (
    <>
      <Declaration lot={lot} />
      <div className="rg-columns">
        <Holds lotId={lot.id} />
        <Stock lot={lot} />
      </div>
    </>
  );
}

function Declaration({ lot }: { lot: Lot }) {
  const say = lotWords.useWords();
  const language = useLanguage();
  const product = useQuery(productQuery(lot.productId)).data;
  const firm = useQuery(organisationQuery(lot.orgId)).data;
  const { destinationPremisesId } = lot;
  const destination = useQuery({
    ...premisesQuery(destinationPremisesId ?? ''),
    enabled: destinationPremisesId !== null,
  }).data;
  const countries = useQuery(countriesQuery).data;
  const country = countries?.items.find(({ code }) => code === lot.originCountry);
  const facts: [string, ReactNode][] = [
    [say('facts.product'), product && `${nameOf(product, language)} (${product.code})`],
    [say('facts.kind'), lotKindNames[lot.kind][language]],
    [say('facts.entry'), lot.entry && lotEntryNames[lot.entry][language]],
    [say('facts.storage'), temperatureClasses[lot.storageClass].name[language]],
    [say('facts.origin'), country ? nameOf(country, language) : lot.originCountry],
    [say('facts.producer'), lot.producer],
    [say('facts.establishment'), lot.establishmentHomeNo],
    [say('facts.cnEstablishment'), lot.establishmentCnNo],
    [say('facts.supplierLot'), lot.supplierLotNo],
    [say('facts.container'), lot.containerNo],
    [say('facts.seal'), lot.sealNo],
    [
      say('facts.declaration'),
      lot.declarationNo === null
        ? null
        : `${lot.declarationNo}${lot.declarationItemNo === null ? '' : ` #${lot.declarationItemNo}`}`,
    ],
    [say('facts.port'), lot.port],
    [say('facts.certificate'), lot.previousOutCertificateNo],
    [say('facts.produced'), lot.productionDate],
    [say('facts.expires'), lot.expiryDate],
    [
      say('facts.declared'),
      `${kgText(lot.declared.netWeightKg)} · ${say('facts.pieces', { count: lot.declared.pieces })}`,
    ],
    [say('facts.gross'), lot.grossWeightKg === null ? null : kgText(lot.grossWeightKg)],
    [say('facts.firm'), firm && nameOf(firm, language)],
    [say('facts.destination'), destination ? nameOf(destination, language) : lot.destinationNote],
    [say('facts.declaredAt'), timeWithZone(lot.declaredAt, language)],
    [
      say('facts.firstShipped'),
      lot.firstShippedAt === null ? null : timeWithZone(lot.firstShippedAt, language),
    ],
  ];
  return (
    <section className="rg-card">
      <dl className="rg-facts">
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** Rooms before what is under way, and that before what is gone. */
const rank = (kind: Schemas['Stock']['placeKind']) => placeKinds.indexOf(kind);

function Stock({ lot }: { lot: Lot }) {
  const lotId = lot.id;
  const say = lotWords.useWords();
  const language = useLanguage();
  const mayAct = useMay()('custody:write');
  const { data } = useQuery(lotStockQuery(lotId));
  const rows = data?.items.toSorted((a, b) => rank(a.placeKind) - rank(b.placeKind));
  // What somebody else declared stands in that firm's books until it arrives: nothing of it is here to see.
  const isOurs = useOwnPremises().data?.some(({ id }) => id === lot.destinationPremisesId);
  const isComing = isOurs && lot.firstShippedAt === null && lot.withdrawnAt === null;
  return (
    <section className="rg-card">
      <h2>{say('facts.stock')}</h2>
      {!data && <Skeleton lines={3} />}
      {rows?.length === 0 && (
        <p className="fm-quiet">
          {isComing
            ? `${say('facts.declaredOnly')}: ${kgText(lot.declared.netWeightKg)} · ${say('facts.pieces', { count: lot.declared.pieces })}`
            : say('facts.noStock')}
        </p>
      )}
      {rows && rows.length > 0 && (
        <div className="rg-scroll">
          <table className="rg-plain">
            <thead>
              <tr>
                <th scope="col">{say('facts.place')}</th>
                <th scope="col" className="rg-number">
                  {say('facts.weight')}
                </th>
                {mayAct && <td className="fm-no-print" />}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.placeId}>
                  <td>
                    <PlaceName premisesId={row.premisesId} place={placeText(language, row)} />
                  </td>
                  <td className="rg-number">{numberText(row.quantity.netWeightKg)}</td>
                  {mayAct && (
                    <td className="fm-no-print">
                      {row.premisesId !== null && <ActsMenu row={row} />}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {mayAct && <StockActs />}
    </section>
  );
}

function PlaceName({ premisesId, place }: { premisesId: string | null; place: string }) {
  const language = useLanguage();
  const { data } = useQuery({ ...premisesQuery(premisesId ?? ''), enabled: premisesId !== null });
  return data ? `${nameOf(data, language)} · ${place}` : place;
}

function Holds({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const words = regulatorWords.useWords();
  const language = useLanguage();
  const { data: holds } = useQuery(lotHoldsQuery(lotId));
  const { data: recalls } = useQuery(lotRecallsQuery(lotId));
  return (
    <section className="rg-card">
      <h2>{say('facts.holds')}</h2>
      {(!holds || !recalls) && <Skeleton lines={3} />}
      {holds?.items.length === 0 && recalls?.items.length === 0 && (
        <p className="fm-quiet">{say('facts.noHolds')}</p>
      )}
      <ul>
        {holds?.items.map((hold) => (
          <li key={hold.id}>
            <Link to={`/holds/${hold.orderId}`}>{holdKindNames[hold.kind][language]}</Link>{' '}
            {language === 'zh' ? hold.reasonZh : hold.reasonEn} ·{' '}
            {say('facts.since', { time: timeText(hold.placedAt) })} ·{' '}
            {words(hold.releasedAt === null ? 'state.active' : 'state.released')}
          </li>
        ))}
        {recalls?.items.map((recall) => (
          <li key={recall.id}>
            <Link to={`/recalls/${recall.id}`}>{recall.number}</Link> {recall.kindName[language]}{' '}
            {recall.drill && <span className="rg-drill-tag">{words('drill')}</span>} ·{' '}
            {words(recall.closedAt === null ? 'state.open' : 'state.closed')}
          </li>
        ))}
      </ul>
    </section>
  );
}
