import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense } from 'react';

import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { lotStockQuery } from '../lots/lot-queries.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { useAddress } from '../shell/search-state.ts';
import type { StockRow } from './all-stock.ts';
import { type StockAct, stockActs, stockActWords } from './stock-act-words.ts';

const StockForm = lazy(async () => {
  const { StockForm: component } = await import('./stock-form.tsx');
  return { default: component };
});

/** What can be done with goods where they stand: each opens a form beside the list. */
export function ActsMenu({ row }: { row: Pick<StockRow, 'lotId' | 'placeId' | 'lotNumber'> }) {
  const say = stockActWords.useWords();
  const [, setAddress] = useAddress();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: stockActs.map((act) => ({ key: act, label: say(`acts.${act}`) })),
        onClick: ({ key }) => setAddress({ act: key, of: row.lotId, place: row.placeId }),
      }}
    >
      <Button size="small" icon={<DownOutlined />} iconPlacement="end">
        <span className="fm-unseen">{row.lotNumber} </span>
        {say('menu')}
      </Button>
    </Dropdown>
  );
}

/** The form that the address asks for, if any. */
export function StockActs() {
  const say = stockActWords.useWords();
  const [address, setAddress] = useAddress();
  const { of: lotId = '', place } = address;
  const act = stockActs.find((one) => one === address['act']);
  const close = () => setAddress({ act: undefined, of: undefined, place: undefined });
  return (
    <CommandDrawer
      title={act ? say(`acts.${act}`) : ''}
      isOpen={act !== undefined && lotId !== ''}
      onClose={close}
    >
      {act && <Opened act={act} lotId={lotId} placeId={place} onDone={close} />}
    </CommandDrawer>
  );
}

type OpenedProps = {
  act: StockAct;
  lotId: string;
  placeId: string | undefined;
  onDone: () => void;
};

function Opened({ act, lotId, placeId, onDone }: OpenedProps) {
  const say = stockActWords.useWords();
  const { data, error, refetch } = useQuery(lotStockQuery(lotId));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={6} />;
  const row = data.items.find((one) => one.placeId === placeId);
  if (!row || row.premisesId === null) return <p className="fm-note">{say('gone')}</p>;
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <StockForm act={act} row={{ ...row, premisesId: row.premisesId }} onDone={onDone} />
    </Suspense>
  );
}
