import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';

import { categoryNames, productCategories } from '../../../../src/domain/product-categories.ts';
import { storageClasses, temperatureClasses } from '../../../../src/domain/storage-class.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { useMay } from '../../shared/session.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { ShortText } from '../shell/limited-text.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { firmWords } from './firm-words.ts';

type Row = Schemas['Product'];

export function ProductsPage() {
  const say = firmWords.useWords();
  const language = useLanguage();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const list = useServerList<Row>(['products', 'list'], async (page) =>
    got(api.GET('/api/products', { params: { query: page } })),
  );
  return (
    <>
      <h1>{say('products.title')}</h1>
      <p className="fm-quiet">{say('products.lead')}</p>
      <ServerTable
        label={say('products.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('products.none')}
        actions={
          may('products:write') && (
            <Button
              type="primary"
              icon={<PlusOutlined />}
              onClick={() => setAddress({ open: 'new' })}
            >
              {say('products.add')}
            </Button>
          )
        }
        columns={[
          { key: 'code', title: say('code'), text: ({ code }) => code },
          { key: 'name', title: say('name'), text: (row) => nameOf(row, language) },
          {
            key: 'category',
            title: say('products.category'),
            text: ({ category }) => categoryNames[category][language],
          },
          { key: 'hs', title: say('products.hsCode'), text: ({ hsCode }) => hsCode },
          { key: 'gtin', title: say('products.gtin'), text: ({ gtin }) => gtin ?? '' },
          {
            key: 'storage',
            title: say('products.storage'),
            text: ({ storageClass }) => temperatureClasses[storageClass].name[language],
          },
          {
            key: 'life',
            title: say('products.shelfLife'),
            text: ({ shelfLifeDays }) => shelfLifeDays,
            isNumber: true,
          },
          { key: 'spec', title: say('products.spec'), text: ({ spec }) => spec ?? '' },
        ]}
      />
      <NewProduct
        isOpen={address['open'] === 'new'}
        onClose={() => setAddress({ open: undefined })}
      />
    </>
  );
}

type Body = Schemas['RegisterProduct'];

function NewProduct({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const say = firmWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const send = async (body: Body, eventId: string) => {
    await got(api.POST('/api/products', { body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['products'] });
    onClose();
  };
  return (
    <CommandDrawer title={say('products.add')} isOpen={isOpen} onClose={onClose}>
      <CommandForm<Body>
        submit={say('products.add')}
        send={send}
        initial={{ storageClass: 'frozen' }}
        fields={[
          {
            name: 'code',
            label: say('code'),
            input: <ShortText max={40} />,
            max: 40,
            isRequired: true,
          },
          { name: 'gtin', label: say('products.gtin'), input: <Input inputMode="numeric" /> },
          { name: 'nameZh', label: say('nameZh'), input: <Input />, isRequired: true },
          { name: 'nameEn', label: say('nameEn'), input: <Input />, isRequired: true },
          {
            name: 'category',
            label: say('products.category'),
            isRequired: true,
            input: (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={productCategories.map((one) => ({
                  value: one,
                  label: categoryNames[one][language],
                }))}
              />
            ),
          },
          {
            name: 'hsCode',
            label: say('products.hsCode'),
            input: <Input inputMode="numeric" />,
            isRequired: true,
          },
          {
            name: 'storageClass',
            label: say('products.storage'),
            isRequired: true,
            input: (
              <Select
                options={storageClasses.map((one) => ({
                  value: one,
                  label: temperatureClasses[one].name[language],
                }))}
              />
            ),
          },
          {
            name: 'shelfLifeDays',
            label: say('products.shelfLife'),
            number: { of: 'whole', min: 1 },
            isRequired: true,
          },
          { name: 'spec', label: say('products.spec'), input: <Input />, isWide: true },
        ]}
      />
    </CommandDrawer>
  );
}
