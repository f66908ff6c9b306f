import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Radio, Select } from 'antd';

import { api, got } from '../../../shared/client.ts';
import { beijingMoment } from '../../../shared/formats.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { atMost, ShortText } from '../../shell/limited-text.tsx';
import { regulatorWords } from '../regulator-words.ts';
import { sourceText, type TraceSearch } from './trace-question.ts';
import { traceScreenWords } from './trace-screen-words.ts';

const kinds = ['lot', 'unit', 'document', 'disinfection', 'premises'] as const;
type Kind = (typeof kinds)[number];
type Values = { kind: Kind; number?: string; premises?: string; since?: string; until?: string };

/** Which goods: by a number that stands on a paper, or by where they were. */
export function TraceStart() {
  const say = traceScreenWords.useWords();
  const must = regulatorWords.useWords()('required');
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? 'lot';
  const find = useMutation({
    mutationFn: findSource,
    onSuccess: (from) => from !== undefined && void navigate({ to: '/trace', search: { from } }),
  });
  return (
    <>
      <p className="fm-quiet">{say('lead')}</p>
      <Form
        form={form}
        layout="vertical"
        className="tr-start"
        initialValues={{ kind: 'lot' }}
        onFinish={(values) => find.mutate(values)}
      >
        <Form.Item name="kind" label={say('kind')}>
          <Radio.Group options={kinds.map((value) => ({ value, label: say(`kinds.${value}`) }))} />
        </Form.Item>
        {kind === 'premises' ? (
          <Whereabouts must={must} />
        ) : (
          <Form.Item
            name="number"
            label={say('number')}
            extra={say('numberLead')}
            rules={[atMost(64), { required: true, whitespace: true, message: must }]}
          >
            <ShortText max={64} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={find.isPending}>
          {say('begin')}
        </Button>
      </Form>
      {find.isSuccess && find.data === undefined && (
        <p className="fm-note" role="alert">
          {say('noSuch', { text: find.variables.number ?? '' })}
        </p>
      )}
      {find.error !== null && <ProblemNote error={find.error} />}
    </>
  );
}

function Whereabouts({ must }: { must: string }) {
  const say = traceScreenWords.useWords();
  const language = useLanguage();
  const { data, isPending } = useQuery({
    queryKey: ['premises', 'all'],
    queryFn: async () => got(api.GET('/api/premises', { params: { query: { limit: 200 } } })),
  });
  const rules = [{ required: true, message: must }];
  return (
    <>
      <Form.Item name="premises" label={say('premises')} rules={rules}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map((one) => ({
            value: one.id,
            label: nameOf(one, language),
          }))}
        />
      </Form.Item>
      <Form.Item name="since" label={say('since')} rules={rules}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="until" label={say('until')} rules={rules}>
        <Input type="datetime-local" />
      </Form.Item>
    </>
  );
}

async function findSource(values: Values): Promise<TraceSearch['from']> {
  const { kind, number = '', premises, since, until } = values;
  if (kind === 'premises') {
    if (premises === undefined || since === undefined || until === undefined) return undefined;
    return sourceText({ kind, id: premises, from: beijingMoment(since), to: beijingMoment(until) });
  }
  if (kind === 'unit') return sourceText({ kind, code: number.trim() });
  const { items } = await got(api.GET('/api/search', { params: { query: { q: number } } }));
  const found = items.find((hit) => hit.kind === kind);
  return found && sourceText({ kind, id: found.id });
}
