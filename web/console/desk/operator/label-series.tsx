import { PlusOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Input, Select, Space, Tag } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { useAddress } from '../shell/search-state.ts';
import { useAction } from '../shell/use-action.ts';
import { LabelPrints } from './label-prints.tsx';
import { papersWords } from './papers-words.ts';

type Series = Schemas['CodeSeries'];

export function LabelSeries({ lot }: { lot: Schemas['Lot'] }) {
  const say = papersWords.useWords();
  const may = useMay();
  const [address, setAddress] = useAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ['series', lot.id],
    queryFn: async () =>
      got(api.GET('/api/lots/{id}/series', { params: { path: { id: lot.id } } })),
  });
  const close = () => setAddress({ open: undefined });
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <section aria-labelledby="series" className="dk-after">
      <div className="dk-bar">
        <h2 id="series">{say('labels.series')}</h2>
        {may('codes:issue') && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setAddress({ open: 'issue' })}
          >
            {say('labels.issue')}
          </Button>
        )}
      </div>
      {data.items.length === 0 && <p className="fm-note">{say('labels.none')}</p>}
      {data.items.map((series) => (
        <OneSeries key={series.id} series={series} lotId={lot.id} />
      ))}
      <CommandDrawer
        title={say('labels.issue')}
        isOpen={address['open'] === 'issue'}
        onClose={close}
      >
        <IssueSeries lot={lot} onDone={close} />
      </CommandDrawer>
    </section>
  );
}

function OneSeries({ series, lotId }: { series: Series; lotId: string }) {
  const say = papersWords.useWords();
  const may = useMay();
  const client = useQueryClient();
  const range = `${numberText(series.first)}–${numberText(series.last)}`;
  const activate = useAction(
    async (eventId) =>
      got(
        api.POST('/api/series/{id}/activate', {
          params: { path: { id: series.id } },
          body: { eventId },
        }),
      ),
    async () => client.invalidateQueries({ queryKey: ['series', lotId] }),
  );
  return (
    <Card
      className="dk-after"
      title={
        <Space wrap>
          {say(`labels.levels.${series.level}`)} {range}
          <Tag color={series.state === 'active' ? 'success' : 'warning'}>
            {say(`labels.states.${series.state}`)}
          </Tag>
        </Space>
      }
      extra={
        may('codes:issue') &&
        series.state === 'issued' && (
          <Button loading={activate.isBusy} onClick={activate.start}>
            {say('labels.activate')}
          </Button>
        )
      }
    >
      <p className="fm-quiet">
        {say('labels.created')}: {timeText(series.issuedAt)}
      </p>
      {activate.error !== undefined && <ProblemNote error={activate.error} />}
      <LabelPrints series={series} range={range} />
    </Card>
  );
}

type Body = Schemas['IssueSeries'];

function IssueSeries({ lot, onDone }: { lot: Schemas['Lot']; onDone: () => void }) {
  const say = papersWords.useWords();
  const client = useQueryClient();
  const send = async (body: Body, eventId: string) => {
    const params = { path: { id: lot.id } };
    await got(api.POST('/api/lots/{id}/series', { params, body: { ...body, eventId } }));
    await client.invalidateQueries({ queryKey: ['series', lot.id] });
    onDone();
  };
  return (
    <CommandForm<Body>
      submit={say('labels.issue')}
      send={send}
      initial={{ level: 'case', count: lot.declared.pieces }}
      fields={[
        {
          name: 'level',
          label: say('labels.level'),
          isRequired: true,
          input: (
            <Select
              options={(['case', 'pack'] as const).map((one) => ({
                value: one,
                label: say(`labels.levels.${one}`),
              }))}
            />
          ),
        },
        {
          name: 'count',
          label: say('labels.count'),
          isRequired: true,
          number: { of: 'whole', min: 1 },
        },
        { name: 'reason', label: say('labels.reason'), input: <Input />, isWide: true },
      ]}
    />
  );
}
