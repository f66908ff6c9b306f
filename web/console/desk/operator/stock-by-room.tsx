import { Table } from 'antd';

import { daysUntil, numberText } from '../../shared/formats.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { placeText } from '../lots/place-text.ts';
import { useOwnPremises } from '../shell/pickers.tsx';
import { PlainTable } from '../shell/server-table.tsx';
import { lotsIn, type StockRow, sumKg, sumPieces, useAllStock } from './all-stock.ts';
import { operatorWords } from './operator-words.ts';
import { Remaining, useStockColumns, type ViewProps } from './stock-columns.tsx';

type Place = { id: string; rows: StockRow[]; first: StockRow };

/** A row for each room, with its lots below it. */
export function StockByRoom({ premisesId, actions }: ViewProps) {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const { data: premises = [] } = useOwnPremises();
  const names = new Map(premises.map((one) => [one.id, nameOf(one, language)]));
  const { data, error, read, refetch } = useAllStock(premisesId);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{say('stock.reading', { count: numberText(read) })}</p>;
  return (
    <PlainTable<Place>
      label={say('stock.byRoom')}
      actions={actions}
      rows={placesOf(data)}
      rowKey={({ id }) => id}
      empty={say('stock.none')}
      expanded={({ rows }) => <RoomRows rows={rows} />}
      columns={[
        {
          key: 'premises',
          title: say('stock.premises'),
          text: ({ first }) => names.get(first.premisesId ?? '') ?? '',
        },
        {
          key: 'place',
          title: say('stock.place'),
          text: ({ first }) => placeText(language, first),
        },
        { key: 'lots', title: say('stock.lots'), text: ({ rows }) => lotsIn(rows), isNumber: true },
        {
          key: 'weight',
          title: say('stock.weight'),
          text: ({ rows }) => numberText(sumKg(rows)),
          isNumber: true,
        },
        {
          key: 'pieces',
          title: say('stock.pieces'),
          text: ({ rows }) => numberText(sumPieces(rows)),
          isNumber: true,
        },
        {
          key: 'oldest',
          title: say('stock.oldest'),
          text: ({ rows }) =>
            Math.max(...rows.map(({ productionDate }) => -daysUntil(productionDate))),
          isNumber: true,
        },
        {
          key: 'expiry',
          title: say('stock.firstExpiry'),
          text: ({ rows }) => firstExpiry(rows),
          cell: ({ rows }) => (
            <>
              {firstExpiry(rows)} <Remaining date={firstExpiry(rows)} />
            </>
          ),
        },
      ]}
    />
  );
}

const firstExpiry = (rows: readonly StockRow[]): string =>
  rows.map(({ expiryDate }) => expiryDate).reduce((a, b) => (a < b ? a : b));

function placesOf(rows: readonly StockRow[]): Place[] {
  const found = new Map<string, Place>();
  for (const row of rows) {
    const place = found.get(row.placeId);
    if (place) place.rows.push(row);
    else found.set(row.placeId, { id: row.placeId, rows: [row], first: row });
  }
  return [...found.values()];
}

const inRoom = new Set(['lot', 'product', 'weight', 'pieces', 'age', 'expiry', 'evidence', 'acts']);

function RoomRows({ rows }: { rows: StockRow[] }) {
  const columns = useStockColumns().filter(({ key }) => inRoom.has(key));
  return (
    <Table<StockRow>
      size="small"
      dataSource={rows}
      rowKey={({ lotId }) => lotId}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={columns.map(({ key, title, text, cell, isNumber = false }) => ({
        key,
        title,
        ...(isNumber && { align: 'right' as const }),
        render: (_: unknown, row: StockRow) => cell?.(row) ?? text(row),
      }))}
    />
  );
}
