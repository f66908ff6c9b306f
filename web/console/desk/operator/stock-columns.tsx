import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactNode } from 'react';

import { daysUntil, numberText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { placeText } from '../lots/place-text.ts';
import { useOwnPremises } from '../shell/pickers.tsx';
import type { Column } from '../shell/server-table.tsx';
import type { StockRow } from './all-stock.ts';
import { EvidenceState, evidenceText, shipGateQuery } from './evidence-state.tsx';
import { operatorWords } from './operator-words.ts';
import { ActsMenu } from './stock-acts.tsx';
import { soonDays } from './stock-expiry.ts';

export type ViewProps = { premisesId: string | undefined; actions: ReactNode };

/** What a row of stock says, in the whole list and in one room's. */
export function useStockColumns(): Column<StockRow>[] {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const may = useMay();
  const { data = [] } = useOwnPremises();
  const names = new Map(data.map((one) => [one.id, nameOf(one, language)]));
  return [
    {
      key: 'lot',
      title: say('stock.lot'),
      text: ({ lotNumber }) => lotNumber,
      cell: ({ lotId, lotNumber }) => <Link to={`/lots/${lotId}`}>{lotNumber}</Link>,
    },
    {
      key: 'product',
      title: say('stock.product'),
      text: ({ productNameZh, productNameEn }) =>
        nameOf({ nameZh: productNameZh, nameEn: productNameEn }, language),
      isLong: true,
    },
    {
      key: 'premises',
      title: say('stock.premises'),
      text: ({ premisesId }) => names.get(premisesId ?? '') ?? '',
      isLong: true,
    },
    {
      key: 'place',
      title: say('stock.place'),
      text: (row) => placeText(language, row),
      isLong: true,
    },
    {
      key: 'weight',
      title: say('stock.weight'),
      text: ({ quantity }) => numberText(quantity.netWeightKg),
      isNumber: true,
    },
    {
      key: 'pieces',
      title: say('stock.pieces'),
      text: ({ quantity }) => numberText(quantity.pieces),
      isNumber: true,
    },
    {
      key: 'age',
      title: say('stock.age'),
      text: ({ productionDate }) => -daysUntil(productionDate),
      isNumber: true,
    },
    {
      key: 'expiry',
      title: say('stock.expiry'),
      text: ({ expiryDate }) => expiryDate,
      cell: ({ expiryDate }) => (
        <>
          {expiryDate}
          <br />
          <Remaining date={expiryDate} />
        </>
      ),
    },
    {
      key: 'evidence',
      title: say('stock.evidence'),
      text: () => '',
      fileText: async ({ lotId }) =>
        evidenceText(say, language, await client.query(shipGateQuery(lotId))),
      cell: ({ lotId }) => <EvidenceState lotId={lotId} />,
    },
    ...(may('custody:write')
      ? [
          {
            key: 'acts',
            title: say('stock.acts'),
            text: () => '',
            cell: (row: StockRow) => <ActsMenu row={row} />,
            isActs: true,
          },
        ]
      : []),
  ];
}

export function Remaining({ date }: { date: string }) {
  const say = operatorWords.useWords();
  const days = daysUntil(date);
  if (days < 0) return <Tag color="error">{say('stock.expired', { days: -days })}</Tag>;
  return <Tag color={days <= soonDays ? 'warning' : 'default'}>{say('stock.left', { days })}</Tag>;
}
