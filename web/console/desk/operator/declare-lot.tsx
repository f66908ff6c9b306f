import { useQueryClient } from '@tanstack/react-query';
import { Input, Segmented, Select } from 'antd';
import { useState } from 'react';

import { lotEntries, lotEntryNames } from '../../../../src/domain/lots.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { CommandForm, type FormField } from '../shell/command-form.tsx';
import { Country, Division, OwnPremises, Product, useAllPremises } from '../shell/pickers.tsx';
import { goodsWords } from './goods-words.ts';

type Imported = Schemas['DeclareImportLot'];
type Domestic = Schemas['DeclareDomesticLot'];

/** A declaration before goods arrive. */
export function DeclareLot({ onDone }: { onDone: (number: string) => void }) {
  const say = goodsWords.useWords();
  const client = useQueryClient();
  const [kind, setKind] = useState<'import' | 'domestic'>('import');
  const send = async (values: object, eventId: string) => {
    // The form's fields are the body's; the server judges them.
    const body = { ...values, kind, eventId } as Imported | Domestic;
    const { number } = await got(api.POST('/api/lots', { body }));
    await client.invalidateQueries({ queryKey: ['lots'] });
    onDone(number);
  };
  return (
    <>
      <Segmented
        className="dk-kind"
        aria-label={say('lots.kind')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'import', label: say('lots.kinds.import') },
          { value: 'domestic', label: say('lots.kinds.domestic') },
        ]}
      />
      {kind === 'import' ? <ImportForm send={send} /> : <DomesticForm send={send} />}
    </>
  );
}

type FormProps = { send: (values: object, eventId: string) => Promise<void> };

function useCommonFields(): FormField[] {
  const say = goodsWords.useWords();
  return [
    { name: 'productId', label: say('lots.product'), input: <Product />, isRequired: true },
    { name: 'number', label: say('lots.optionalNumber'), input: <Input /> },
    {
      name: 'productionDate',
      label: say('lots.production'),
      input: <Input type="date" />,
      isRequired: true,
    },
    { name: 'expiryDate', label: say('lots.optionalExpiry'), input: <Input type="date" /> },
    {
      name: ['quantity', 'netWeightKg'],
      label: say('lots.netWeight'),
      number: { of: 'kg' },
      isRequired: true,
    },
    {
      name: ['quantity', 'pieces'],
      label: say('lots.pieces'),
      number: { of: 'whole' },
      isRequired: true,
    },
    { name: 'supplierLotNo', label: say('lots.supplierLotNo'), input: <Input /> },
    {
      name: 'grossWeightKg',
      label: say('lots.gross'),
      number: { of: 'kg' },
    },
  ];
}

function ImportForm({ send }: FormProps) {
  const say = goodsWords.useWords();
  const language = useLanguage();
  const common = useCommonFields();
  const [entry, setEntry] = useState<Imported['entry']>('first_station_in');
  const isFirstStation = entry !== 'inter_province';
  return (
    <CommandForm<Partial<Imported>>
      submit={say('lots.add')}
      send={send}
      initial={{ entry: 'first_station_in', declarationItemNo: 1 }}
      onValues={({ entry: chosen = 'first_station_in' }) => setEntry(chosen)}
      fields={[
        {
          name: 'entry',
          label: say('lots.entry'),
          isRequired: true,
          input: (
            <Select
              options={lotEntries.map((one) => ({
                value: one,
                label: lotEntryNames[one][language],
              }))}
            />
          ),
        },
        {
          name: 'originCountry',
          label: say('lots.country'),
          input: <Country />,
          isRequired: true,
        },
        ...common,
        {
          name: 'declarationNo',
          label: say('lots.declarationNo'),
          input: <Input inputMode="numeric" />,
          isRequired: true,
        },
        {
          name: 'declarationItemNo',
          label: say('lots.itemNo'),
          number: { of: 'whole', min: 1, max: 999 },
          isRequired: true,
        },
        {
          name: 'containerNo',
          label: say('lots.container'),
          input: <Input />,
          isRequired: isFirstStation,
        },
        { name: 'sealNo', label: say('lots.sealNo'), input: <Input />, isRequired: isFirstStation },
        { name: 'establishmentHomeNo', label: say('lots.homeNo'), input: <Input /> },
        { name: 'establishmentCnNo', label: say('lots.cnNo'), input: <Input /> },
        { name: 'port', label: say('lots.port'), input: <Input /> },
        entry === 'first_station_out'
          ? {
              name: 'destinationNote',
              label: say('lots.destinationNote'),
              input: <Input />,
              isRequired: true,
            }
          : {
              name: 'destinationPremisesId',
              label: say('lots.destination'),
              input: <AnyPremises />,
              isRequired: true,
            },
        ...(entry === 'inter_province'
          ? [
              {
                name: 'previousOutCertificateNo',
                label: say('lots.outCertificate'),
                input: <Input />,
                isRequired: true,
              },
            ]
          : []),
        {
          name: 'overrideReason',
          label: say('lots.override'),
          help: say('lots.overrideHelp'),
          input: <Input />,
          isWide: true,
        },
      ]}
    />
  );
}

function DomesticForm({ send }: FormProps) {
  const say = goodsWords.useWords();
  const common = useCommonFields();
  return (
    <CommandForm<Partial<Domestic>>
      submit={say('lots.add')}
      send={send}
      fields={[
        ...common,
        {
          name: 'originDivisionId',
          label: say('lots.originDivision'),
          input: <Division />,
          isRequired: true,
        },
        { name: 'producer', label: say('lots.producer'), input: <Input />, isRequired: true },
        {
          name: 'destinationPremisesId',
          label: say('lots.destination'),
          input: <OwnPremises />,
          isRequired: true,
        },
      ]}
    />
  );
}

type AnyProps = { id?: string; value?: string; onChange?: (value: string | undefined) => void };

/** Goods may be meant for somebody else's store. */
function AnyPremises({ id, value, onChange }: AnyProps) {
  const language = useLanguage();
  const { data = [], isPending } = useAllPremises();
  return (
    <Select<string>
      {...(id !== undefined && { id })}
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={data.map((one) => ({
        value: one.id,
        label: `${nameOf(one, language)} (${one.code})`,
      }))}
    />
  );
}
