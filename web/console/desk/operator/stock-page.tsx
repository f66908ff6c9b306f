import { Segmented, Select } from 'antd';

import { api, got } from '../../shared/client.ts';
import { numberText } from '../../shared/formats.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { useOwnPremises } from '../shell/pickers.tsx';
import { useAddress } from '../shell/search-state.ts';
import { PlainTable, ServerTable, useServerList } from '../shell/server-table.tsx';
import { type StockRow, stockQuery, useAllStock } from './all-stock.ts';
import { operatorWords } from './operator-words.ts';
import { StockActs } from './stock-acts.tsx';
import { StockByRoom } from './stock-by-room.tsx';
import { useStockColumns, type ViewProps } from './stock-columns.tsx';
import { expiries, type Expiry, isExpiring } from './stock-expiry.ts';

export function StockPage() {
  const say = operatorWords.useWords();
  const [address, setAddress] = useAddress();
  const { premises } = address;
  const isByRoom = address['view'] === 'room';
  const expiry = expiries.find((one) => one === address['expiry']);
  const actions = (
    <>
      <Segmented
        aria-label={say('stock.view')}
        value={isByRoom ? 'room' : 'lot'}
        onChange={(view: string) =>
          setAddress({ view: view === 'room' ? view : undefined, expiry: undefined })
        }
        options={[
          { value: 'lot', label: say('stock.byLot') },
          { value: 'room', label: say('stock.byRoom') },
        ]}
      />
      <PremisesChoice value={premises} onChange={(chosen) => setAddress({ premises: chosen })} />
      {!isByRoom && (
        <Segmented
          aria-label={say('stock.expiry')}
          value={expiry ?? 'all'}
          onChange={(chosen: string) =>
            setAddress({ expiry: chosen === 'all' ? undefined : chosen })
          }
          options={[
            { value: 'all', label: say('stock.anyExpiry') },
            ...expiries.map((one) => ({ value: one, label: say(`stock.expiries.${one}`) })),
          ]}
        />
      )}
    </>
  );
  return (
    <>
      <h1>{say('stock.title')}</h1>
      <p className="fm-quiet">{say('stock.lead')}</p>
      {isByRoom ? (
        <StockByRoom premisesId={premises} actions={actions} />
      ) : expiry ? (
        <Expiring expiry={expiry} premisesId={premises} actions={actions} />
      ) : (
        <StockByLot premisesId={premises} actions={actions} />
      )}
      <StockActs />
    </>
  );
}

const rowKey = ({ lotId, placeId }: StockRow) => `${lotId} ${placeId}`;

function StockByLot({ premisesId, actions }: ViewProps) {
  const say = operatorWords.useWords();
  const list = useServerList<StockRow>(['stock', premisesId], async (page) =>
    got(api.GET('/api/stock', { params: { query: { ...page, ...stockQuery(premisesId) } } })),
  );
  return (
    <ServerTable
      label={say('stock.title')}
      list={list}
      rowKey={rowKey}
      columns={useStockColumns()}
      empty={say('stock.none')}
      actions={actions}
    />
  );
}

function Expiring({ expiry, premisesId, actions }: ViewProps & { expiry: Expiry }) {
  const say = operatorWords.useWords();
  const columns = useStockColumns();
  const { data, error, read, refetch } = useAllStock(premisesId);
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <p role="status">{say('stock.reading', { count: numberText(read) })}</p>;
  const rows = data
    .filter((row) => isExpiring(row, expiry))
    .sort((a, b) => a.expiryDate.localeCompare(b.expiryDate));
  return (
    <PlainTable
      label={`${say('stock.title')} ${say(`stock.expiries.${expiry}`)}`}
      rows={rows}
      rowKey={rowKey}
      columns={columns}
      empty={say('stock.noneExpiring')}
      actions={actions}
    />
  );
}

type ChoiceProps = { value: string | undefined; onChange: (id: string | undefined) => void };

function PremisesChoice({ value, onChange }: ChoiceProps) {
  const say = operatorWords.useWords();
  const language = useLanguage();
  const { data = [], isPending } = useOwnPremises();
  return (
    <Select<string>
      aria-label={say('stock.premises')}
      allowClear
      loading={isPending}
      placeholder={say('stock.everywhere')}
      value={value ?? (null as never)}
      options={data.map((one) => ({ value: one.id, label: nameOf(one, language) }))}
      onChange={(chosen?: string) => onChange(chosen)}
      style={{ minWidth: 220 }}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
