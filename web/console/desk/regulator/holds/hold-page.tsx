import '../regulator.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';

import { holdKindNames } from '../../../../../src/domain/recalls.ts';
import { api, got, type Schemas } from '../../../shared/client.ts';
import { kgText, numberText, timeText, timeWithZone } from '../../../shared/formats.ts';
import { useMay, useSession } from '../../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../../shared/ui.tsx';
import { nameOf, useLanguage } from '../../../shared/words.ts';
import { LotLine } from '../../lots/lot-line.tsx';
import { holdOrderQuery, premisesQuery } from '../../lots/lot-queries.ts';
import { PlainTable } from '../../lots/plain-table.tsx';
import { deskWords } from '../../shell/desk-words.ts';
import { atMost, LongText } from '../../shell/limited-text.tsx';
import { isRegulator } from '../../shell/menu.ts';
import { useServerList } from '../../shell/server-table.tsx';
import { RecallDialog } from '../recalls/recall-dialog.tsx';
import { recallQuery } from '../recalls/recall-queries.ts';
import { traceOfLots } from '../trace/trace-question.ts';
import { holdWords } from './hold-words.ts';

type Item = Schemas['HoldItem'];
type Order = Schemas['HoldOrderWithTotals'];

export function HoldPage() {
  const say = holdWords.useWords();
  const language = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, isPending, refetch } = useQuery(holdOrderQuery(id));
  if (isPending) return <Skeleton lines={8} />;
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  const figures = [
    [say('covers'), numberText(data.covered)],
    [say('held'), numberText(data.held)],
    [say('standing'), kgText(data.standingKg)],
  ] as const;
  return (
    <>
      <h1>
        {say('one', { number: data.number ?? say('noNumber') })}{' '}
        {data.recallId !== null && <OfRecall recallId={data.recallId} />}
      </h1>
      <p>
        {holdKindNames[data.kind][language]}{' '}
        <Tag color={data.active ? 'error' : 'default'}>
          {say(data.active ? 'active' : 'released')}
        </Tag>
        {language === 'zh' ? data.reasonZh : data.reasonEn}{' '}
        <span className="fm-quiet">{timeWithZone(data.placedAt, language)}</span>
      </p>
      <div className="rg-card rg-figures">
        {figures.map(([name, value]) => (
          <span key={name} className="rg-figure">
            {value}
            <small>{name}</small>
          </span>
        ))}
      </div>
      <Items order={data} />
    </>
  );
}

function OfRecall({ recallId }: { recallId: string }) {
  const { data } = useQuery(recallQuery(recallId));
  const text = holdWords.useWords()('ofRecall', { number: data?.number ?? '' });
  return data ? <Link to={`/recalls/${recallId}`}>{text}</Link> : null;
}

function Items({ order }: { order: Order }) {
  const say = holdWords.useWords();
  const more = deskWords.useWords()('more');
  const may = useMay();
  const session = useSession();
  // What a firm holds itself, it releases; the rest is an authority's.
  const mayRelease =
    order.kind === 'owner' ? order.orgId === session.organisation.id : isRegulator(session);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [act, setAct] = useState<'release' | 'recall'>();
  const list = useServerList<Item>(['hold-orders', order.id, 'items'], async (page) =>
    got(
      api.GET('/api/hold-orders/{id}/items', {
        params: { path: { id: order.id }, query: page },
      }),
    ),
  );
  const lotIds = list.rows.flatMap(({ lotId, releasedAt }) =>
    lotId !== null && releasedAt === null ? [lotId] : [],
  );
  // A firm recalls what it declared, and nothing else with it.
  const mayRecall =
    isRegulator(session) ||
    list.rows.every(
      ({ lotId, releasedAt, declaredBy }) =>
        lotId === null || releasedAt !== null || declaredBy === session.organisation.id,
    );
  const toggle = (id: string) =>
    setChosen((before) =>
      before.includes(id) ? before.filter((one) => one !== id) : [...before, id],
    );
  return (
    <section className="rg-card">
      <div className="rg-title">
        <h2>{say('items')}</h2>
        <span className="fm-row fm-no-print">
          {lotIds.length > 0 && (
            <Link to="/trace" search={traceOfLots(lotIds)}>
              {say('trace')}
            </Link>
          )}
          {lotIds.length > 0 && mayRecall && may('oversight:recall') && (
            <Button onClick={() => setAct('recall')}>{say('recall')}</Button>
          )}
          {order.active && mayRelease && may('oversight:hold') && (
            <Button onClick={() => setAct('release')}>
              {chosen.length > 0 ? say('releaseChosen', { count: chosen.length }) : say('release')}
            </Button>
          )}
        </span>
      </div>
      {list.isPending && <Skeleton lines={4} />}
      {list.error !== null && <ProblemNote error={list.error} />}
      <PlainTable
        heads={[say('item'), say('state')]}
        rows={list.rows.map((item) => ({
          key: item.id,
          cells: [
            <span key="item" className="fm-row">
              {item.releasedAt === null && mayRelease && (
                <Checkbox
                  aria-label={`${say('choose')} ${say(`what.${item.what}`)}`}
                  checked={chosen.includes(item.id)}
                  onChange={() => toggle(item.id)}
                />
              )}
              <ItemName item={item} />
            </span>,
            item.releasedAt === null ? (
              <Tag key="state" color="error">
                {say('stillHeld')}
              </Tag>
            ) : (
              `${say('releasedAt', { time: timeText(item.releasedAt) })} ${item.releaseReason ?? ''}`
            ),
          ],
        }))}
      />
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{more}</Button>}
      {act === 'release' && (
        <Release order={order} itemIds={chosen} onClose={() => setAct(undefined)} />
      )}
      {act === 'recall' && (
        <RecallDialog
          lotIds={lotIds}
          onClose={() => setAct(undefined)}
          onDone={(id) => void navigate({ to: `/recalls/${id}` })}
        />
      )}
    </section>
  );
}

function ItemName({ item }: { item: Item }) {
  const say = holdWords.useWords();
  const language = useLanguage();
  const { lotId, premisesId, firstSerial, lastSerial } = item;
  const premises = useQuery({
    ...premisesQuery(premisesId ?? ''),
    enabled: premisesId !== null,
  }).data;
  return (
    <span>
      {say(`what.${item.what}`)} {lotId !== null && <LotLine id={lotId} />}{' '}
      {premises && nameOf(premises, language)}{' '}
      {firstSerial !== null &&
        lastSerial !== null &&
        say('serials', { first: firstSerial, last: lastSerial })}
    </span>
  );
}

type ReleaseProps = { order: Order; itemIds: readonly string[]; onClose: () => void };
type Values = { reason: string; clearing?: string };

function Release({ order, itemIds, onClose }: ReleaseProps) {
  const say = holdWords.useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [eventId] = useState(() => crypto.randomUUID());
  const release = useMutation({
    mutationFn: async ({ reason, clearing = '' }: Values) => {
      const clearingTestIds = clearing.split(/[\s,，]+/).filter((one) => one !== '');
      return got(
        api.POST('/api/hold-orders/{id}/release', {
          params: { path: { id: order.id } },
          body: {
            eventId,
            reason,
            clearingTestIds,
            ...(itemIds.length > 0 && { itemIds: [...itemIds] }),
          },
        }),
      );
    },
    onSuccess: () => void queries.invalidateQueries(),
  });
  const { data } = release;
  return (
    <Modal
      open
      title={say('release')}
      okText={
        itemIds.length > 0 ? say('releaseChosen', { count: itemIds.length }) : say('releaseAll')
      }
      cancelText={say('cancel')}
      okButtonProps={{ loading: release.isPending, disabled: release.isSuccess }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p>{say('releaseLead')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => release.mutate(values)}>
        <Form.Item
          name="reason"
          label={say('releaseReason')}
          rules={[atMost(300), { required: true, whitespace: true, message: say('required') }]}
        >
          <LongText rows={2} max={300} />
        </Form.Item>
        {order.kind === 'test' && (
          <Form.Item name="clearing" label={say('clearing')}>
            <Input />
          </Form.Item>
        )}
      </Form>
      {release.error !== null && <ProblemNote error={release.error} />}
      {data && (
        <div role="status">
          <p>{say('done', { count: data.released })}</p>
          {data.kept.length > 0 && (
            <>
              <h3>{say('kept')}</h3>
              <ul>
                {data.kept.map((one) => (
                  <li key={`${one.itemId ?? ''} ${one.lotId ?? ''} ${one.rule}`}>
                    {language === 'zh' ? one.messageZh : one.messageEn}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </Modal>
  );
}
