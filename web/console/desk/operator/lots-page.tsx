import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Input, Space, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { beginning } from '../shell/pickers.tsx';
import { useProductNames } from '../shell/product-names.ts';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { DeclareLot } from './declare-lot.tsx';
import { goodsWords } from './goods-words.ts';

type Row = Schemas['Lot'];

export function LotsPage() {
  const say = goodsWords.useWords();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const { number } = address;
  const list = useServerList<Row>(['lots', 'list', number], async (page) =>
    got(
      api.GET('/api/lots', {
        params: { query: { ...page, ...beginning(number ?? '') } },
      }),
    ),
  );
  const names = useProductNames(list.rows.map(({ productId }) => productId));
  return (
    <>
      <h1>{say('lots.title')}</h1>
      <p className="fm-quiet">{say('lots.lead')}</p>
      <ServerTable
        label={say('lots.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('lots.none')}
        actions={
          <>
            {may('lots:declare') && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() => setAddress({ open: 'new' })}
              >
                {say('lots.add')}
              </Button>
            )}
            <Input.Search
              aria-label={say('lots.find')}
              placeholder={say('lots.find')}
              defaultValue={number ?? ''}
              allowClear
              onSearch={(text) => setAddress({ number: text.trim() || undefined })}
              style={{ maxWidth: 280 }}
            />
          </>
        }
        columns={[
          {
            key: 'number',
            title: say('lots.number'),
            text: (row) => row.number,
            cell: (row) => (
              <>
                <Link to={`/lots/${row.id}`}>{row.number}</Link>{' '}
                {row.withdrawnAt !== null && <Tag>{say('lots.withdrawn')}</Tag>}
              </>
            ),
          },
          {
            key: 'product',
            title: say('lots.product'),
            text: ({ productId }) => names.get(productId) ?? '',
            isLong: true,
          },
          { key: 'kind', title: say('lots.kind'), text: ({ kind }) => say(`lots.kinds.${kind}`) },
          { key: 'origin', title: say('lots.origin'), text: ({ originCountry }) => originCountry },
          {
            key: 'declared',
            title: say('lots.declared'),
            text: ({ declared }) => numberText(declared.netWeightKg),
            isNumber: true,
          },
          {
            key: 'pieces',
            title: say('lots.pieces'),
            text: ({ declared }) => numberText(declared.pieces),
            isNumber: true,
          },
          {
            key: 'made',
            title: say('lots.production'),
            text: ({ productionDate }) => productionDate,
          },
          { key: 'expiry', title: say('lots.expiry'), text: ({ expiryDate }) => expiryDate },
          {
            key: 'container',
            title: say('lots.container'),
            text: ({ containerNo }) => containerNo ?? '',
          },
          {
            key: 'at',
            title: say('lots.declaredAt'),
            text: ({ declaredAt }) => timeText(declaredAt),
          },
          {
            key: 'actions',
            title: say('lots.actions'),
            text: () => '',
            isActs: true,
            cell: ({ id, withdrawnAt }) =>
              withdrawnAt === null && (
                <Space>
                  {may('custody:write') && (
                    <Link to="/receive" search={{ lot: id }}>
                      {say('lots.receive')}
                    </Link>
                  )}
                  <Link to="/labels" search={{ lot: id }}>
                    {say('lots.labels')}
                  </Link>
                </Space>
              ),
          },
        ]}
      />
      <CommandDrawer
        title={say('lots.add')}
        isOpen={address['open'] === 'new'}
        onClose={() => setAddress({ open: undefined })}
      >
        <DeclareLot onDone={(made) => setAddress({ open: undefined, number: made })} />
      </CommandDrawer>
    </>
  );
}
