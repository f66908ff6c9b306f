import '../regulator.css';
import { PlusOutlined } from '@ant-design/icons';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';

import { holdKindNames } from '../../../../../src/domain/recalls.ts';
import type { Language } from '../../../../../src/domain/text.ts';
import { api, got } from '../../../shared/client.ts';
import { numberText, timeText } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { useLanguage } from '../../../shared/words.ts';
import { type Column, ServerTable, useServerList } from '../../shell/server-table.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { HeldGoods, HoldNumber, type ListedHold } from './hold-goods.tsx';
import { holdWords } from './hold-words.ts';

type Words = ReturnType<typeof holdWords.useWords>;

export function HoldsPage() {
  const say = holdWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const may = useMay();
  const [isNew, setNew] = useState(false);
  const { active }: { active?: boolean } = useSearch({ strict: false });
  const list = useServerList<ListedHold>(['hold-orders', active], async (page) =>
    got(
      api.GET('/api/hold-orders', {
        params: {
          query: { ...page, goods: 'true', ...(active === true && { active: 'true' as const }) },
        },
      }),
    ),
  );
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <ServerTable
        label={say('title')}
        list={list}
        rowKey={({ id }) => id}
        columns={columns(say, language)}
        empty={say('none')}
        actions={
          <>
            {may('oversight:hold') && (
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
                {say('add')}
              </Button>
            )}
            <Checkbox
              checked={active === true}
              onChange={({ target }) =>
                void navigate({ to: '/holds', search: target.checked ? { active: true } : {} })
              }
            >
              {say('onlyActive')}
            </Checkbox>
          </>
        }
      />
      {isNew && (
        <HoldDialog
          onClose={() => setNew(false)}
          onDone={(id) => void navigate({ to: `/holds/${id}` })}
        />
      )}
    </>
  );
}

const columns = (say: Words, language: Language): Column<ListedHold>[] => [
  {
    key: 'number',
    title: say('number'),
    text: ({ number }) => number ?? '',
    cell: (order) => <HoldNumber order={order} />,
    isLong: true,
  },
  { key: 'kind', title: say('kind'), text: ({ kind }) => holdKindNames[kind][language] },
  {
    key: 'goods',
    title: say('goods'),
    text: ({ goods }) => goods?.first?.lotNumber ?? '',
    cell: (order) => <HeldGoods order={order} />,
    isLong: true,
  },
  {
    key: 'kg',
    title: say('kg'),
    text: ({ goods }) => numberText(goods?.standingKg ?? 0),
    isNumber: true,
  },
  {
    key: 'reason',
    title: say('reason'),
    text: ({ reasonZh, reasonEn }) => (language === 'zh' ? reasonZh : reasonEn),
    isLong: true,
  },
  { key: 'placed', title: say('placed'), text: ({ placedAt }) => timeText(placedAt) },
  {
    key: 'state',
    title: say('state'),
    text: ({ active }) => say(active ? 'active' : 'released'),
    cell: ({ active }) => (
      <Tag color={active ? 'error' : 'default'}>{say(active ? 'active' : 'released')}</Tag>
    ),
  },
];
