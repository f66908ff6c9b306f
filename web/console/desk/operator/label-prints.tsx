import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, List, Select, Space } from 'antd';
import { useState } from 'react';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { useAddress } from '../shell/search-state.ts';
import { papersWords } from './papers-words.ts';

type Series = Schemas['CodeSeries'];
type Print = Schemas['LabelPrint'];
type Body = Schemas['PrintLabels'];

const formats = ['pdf', 'zpl', 'csv', 'svg', 'png'] as const;
const layoutsOf = {
  pdf: ['a4-24', 'a4-40', '60x40', '100x70'],
  zpl: ['60x40', '100x70'],
  svg: ['qr', '60x40', '100x70'],
  png: ['qr', '60x40', '100x70'],
  csv: [],
} as const;

export function LabelPrints({ series, range }: { series: Series; range: string }) {
  const say = papersWords.useWords();
  const may = useMay()('labels:print');
  const [address, setAddress] = useAddress();
  const open = `print-${series.id}`;
  const close = () => setAddress({ open: undefined });
  const { data, error, refetch } = useQuery({
    queryKey: ['prints', series.id],
    queryFn: async () =>
      got(api.GET('/api/series/{id}/prints', { params: { path: { id: series.id } } })),
  });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={2} />;
  return (
    <>
      {may && (
        <Button icon={<PrinterOutlined />} onClick={() => setAddress({ open })}>
          {say('labels.print')}
        </Button>
      )}
      <List
        size="small"
        header={<b>{say('labels.prints')}</b>}
        dataSource={data.items}
        locale={{ emptyText: say('labels.noPrints') }}
        renderItem={(print) => <OnePrint print={print} mayFetch={may} />}
      />
      <CommandDrawer
        title={say('labels.printTitle', { range })}
        isOpen={address['open'] === open}
        onClose={close}
      >
        <NewPrint series={series} onDone={close} />
      </CommandDrawer>
    </>
  );
}

function OnePrint({ print, mayFetch }: { print: Print; mayFetch: boolean }) {
  const say = papersWords.useWords();
  const isBroken = print.takenTo !== null && print.takenTo < print.last && print.taken > 0;
  const from = (print.takenTo ?? print.first) + 1;
  const said = [
    `#${print.number}`,
    `${numberText(print.first)}–${numberText(print.last)}`,
    say('labels.printed', { count: numberText(print.labels) }),
    print.format.toUpperCase(),
    ...(print.layout ? [say(`labels.layouts.${print.layout}`)] : []),
    ...(print.reprinted > 0 ? [say('labels.reprinted', { count: print.reprinted })] : []),
    say('labels.taken', { count: numberText(print.taken) }),
    timeText(print.printedAt),
  ];
  return (
    <List.Item>
      <Space wrap>
        {said.join(' · ')}
        {mayFetch && (
          <Button size="small" icon={<DownloadOutlined />} href={`/api/prints/${print.id}/file`}>
            {say('labels.download')}
          </Button>
        )}
        {mayFetch && isBroken && (
          <Button size="small" href={`/api/prints/${print.id}/file?from=${from}`}>
            {say('labels.goOn', { from: numberText(from) })}
          </Button>
        )}
      </Space>
    </List.Item>
  );
}

function NewPrint({ series, onDone }: { series: Series; onDone: () => void }) {
  const say = papersWords.useWords();
  const client = useQueryClient();
  const [format, setFormat] = useState<Body['format']>('pdf');
  const layouts: readonly NonNullable<Body['layout']>[] = layoutsOf[format];
  const send = async (values: Body, eventId: string) => {
    const { layout, dpi, ...rest } = values;
    const body = {
      ...rest,
      ...(layout && layouts.includes(layout) && { layout }),
      ...(format === 'zpl' && dpi && { dpi }),
      eventId,
    };
    await got(api.POST('/api/series/{id}/prints', { params: { path: { id: series.id } }, body }));
    await client.invalidateQueries({ queryKey: ['prints', series.id] });
    onDone();
  };
  const number = { of: 'whole', min: series.first, max: series.last } as const;
  return (
    <CommandForm<Body>
      submit={say('labels.make')}
      send={send}
      onValues={({ format: chosen }) => setFormat(chosen)}
      initial={{ format: 'pdf', link: 'short', first: series.first, last: series.last, dpi: 203 }}
      fields={[
        {
          name: 'format',
          label: say('labels.format'),
          isRequired: true,
          input: (
            <Select options={formats.map((one) => ({ value: one, label: one.toUpperCase() }))} />
          ),
        },
        ...(layouts.length > 0
          ? [
              {
                name: 'layout',
                label: say('labels.layout'),
                input: (
                  <Select
                    allowClear
                    options={layouts.map((one) => ({
                      value: one,
                      label: say(`labels.layouts.${one}`),
                    }))}
                  />
                ),
              },
            ]
          : []),
        ...(format === 'zpl'
          ? [
              {
                name: 'dpi',
                label: say('labels.dpi'),
                input: <Select options={[203, 300].map((one) => ({ value: one, label: one }))} />,
              },
            ]
          : []),
        { name: 'first', label: say('labels.first'), number, isRequired: true },
        { name: 'last', label: say('labels.last'), number, isRequired: true },
        {
          name: 'link',
          label: say('labels.link'),
          input: (
            <Select
              options={(['short', 'gs1'] as const).map((one) => ({
                value: one,
                label: say(`labels.links.${one}`),
              }))}
            />
          ),
        },
      ]}
    />
  );
}
