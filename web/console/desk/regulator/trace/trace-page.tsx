import '../regulator.css';
import './trace.css';
import { DownOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useMemo, useState } from 'react';

import type { Filter } from '../../../../trace/graph.ts';
import { kg } from '../../../../trace/telling.ts';
import { sendBytes } from '../../../shared/client.ts';
import { numberText, timeWithZone } from '../../../shared/formats.ts';
import { useMay } from '../../../shared/session.ts';
import { ProblemNote } from '../../../shared/ui.tsx';
import { useLanguage } from '../../../shared/words.ts';
import { LotBanner } from '../../lots/lot-banner.tsx';
import { saveBlob } from '../../shell/table-file.ts';
import { HoldDialog } from '../holds/hold-dialog.tsx';
import { RecallDialog } from '../recalls/recall-dialog.tsx';
import { noFilter, TraceFilters } from './trace-filters.tsx';
import { TraceGraph } from './trace-graph.tsx';
import { TraceMap } from './trace-map.tsx';
import type { TraceModel } from './trace-model.ts';
import { questionOf, type TraceSearch } from './trace-question.ts';
import { traceScreenWords } from './trace-screen-words.ts';
import { TraceStart } from './trace-start.tsx';
import type { TraceQuestion } from './trace-stream.ts';
import { TraceTable } from './trace-table.tsx';
import { useTrace } from './use-trace.ts';

export function TracePage() {
  const say = traceScreenWords.useWords();
  const search: TraceSearch = useSearch({ strict: false });
  const question = questionOf(search);
  const { model, progress, error, stop, again } = useTrace(question);
  return (
    <>
      <h1>{say('title')}</h1>
      {!question && <TraceStart />}
      {progress && (
        <p className="tr-progress" role="status">
          <progress aria-label={say('title')} />
          {say('reading', { nodes: numberText(progress.nodes) })}
          <Button onClick={stop}>{say('stop')}</Button>
        </p>
      )}
      {error !== undefined && <ProblemNote error={error} onRetry={again} />}
      {question && model && (
        <Traced key={model.about.zh} model={model} question={question} again={again} />
      )}
    </>
  );
}

type TracedProps = { model: TraceModel; question: TraceQuestion; again: () => void };

function Traced({ model, question, again }: TracedProps) {
  const say = traceScreenWords.useWords();
  const language = useLanguage();
  const [filter, setFilter] = useState<Filter>(() => noFilter(model));
  const [selected, setSelected] = useState<number>();
  const { bound } = model;
  const lot = selected === undefined ? undefined : model.nodes[selected]?.lot;
  const parts = { model, filter, selected, onSelect: setSelected };
  return (
    <>
      <div className="tr-top">
        <div>
          <h2>{model.about[language]}</h2>
          <p className="fm-quiet">
            {say('source', { kg: `${kg(model.sourceGrams)} kg` })} ·{' '}
            {say('asOf', { time: timeWithZone(new Date(model.asOf), language) })}{' '}
            {model.balances !== null && (
              <b className={model.balances ? 'tr-good' : 'tr-bad'}>
                {say(model.balances ? 'balanced' : 'unbalanced')}
              </b>
            )}
          </p>
        </div>
        <Acts model={model} question={question} again={again} />
      </div>
      {sourceLots(model)
        .slice(0, 5)
        .map((id) => (
          <LotBanner
            key={id}
            lotId={id}
            number={model.lots[model.lotIds.indexOf(id)]?.number ?? ''}
          />
        ))}
      {!model.isWhole && (
        <p className="fm-note fm-note-wrong" role="alert">
          {say('stopped')}{' '}
          <Button size="small" onClick={again}>
            {say('again')}
          </Button>
        </p>
      )}
      {bound && (
        <p className="fm-note fm-note-wrong" role="alert">
          {say('bounded', { limit: numberText(bound.limit), unit: say(`unit.${bound.kind}`) })}
        </p>
      )}
      {model.nodes.length === 0 ? (
        <p className="fm-note">{say('nothing')}</p>
      ) : (
        <>
          <TraceFilters model={model} filter={filter} onChange={setFilter} />
          <TraceGraph {...parts} />
          {typeof lot === 'number' && (
            <p className="tr-goto">
              <Link to={`/lots/${model.lotIds[lot]}`}>
                {say('goto.lot')} {model.lots[lot]?.number}
              </Link>
            </p>
          )}
          <div className="tr-beside">
            <TraceTable {...parts} />
            <section>
              <div className="dk-bar">
                <h2>{say('map')}</h2>
              </div>
              <TraceMap {...parts} />
            </section>
          </div>
        </>
      )}
    </>
  );
}

const files = [
  { kind: 'spreadsheet', ending: 'xlsx' },
  { kind: 'report', ending: 'pdf' },
  { kind: 'picture', ending: 'html' },
] as const;
type FileKind = (typeof files)[number]['kind'];

/** Of a trace: what can be done with it. */
function Acts({ model, question }: TracedProps) {
  const say = traceScreenWords.useWords();
  const may = useMay();
  const navigate = useNavigate();
  const [act, setAct] = useState<'hold' | 'recall'>();
  const sources = useMemo(() => sourceLots(model), [model]);
  const standing = useMemo(() => standingLots(model), [model]);
  const download = useMutation({
    mutationFn: async (kind: FileKind) => {
      const response = await sendBytes(`/api/traces/${kind}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
      });
      const named = /filename\*?=(?:UTF-8'')?"?([^";]+)/.exec(
        response.headers.get('content-disposition') ?? '',
      )?.[1];
      const ending = files.find((file) => file.kind === kind)?.ending ?? '';
      saveBlob(named ? decodeURIComponent(named) : `trace.${ending}`, await response.blob());
    },
  });
  return (
    <div className="tr-acts fm-no-print">
      {may('oversight:hold') && standing.length > 0 && (
        <Button danger onClick={() => setAct('hold')}>
          {say('hold')}
        </Button>
      )}
      {may('oversight:recall') && sources.length > 0 && (
        <Button danger onClick={() => setAct('recall')}>
          {say('recall')}
        </Button>
      )}
      {sources.length > 0 && (
        <Button
          onClick={() => void navigate({ to: '/exposure', search: { lots: sources.join() } })}
        >
          {say('exposure')}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: files.map(({ kind }) => ({ key: kind, label: say(kind) })),
          onClick: ({ key }) => {
            const file = files.find(({ kind }) => kind === key);
            if (file) download.mutate(file.kind);
          },
        }}
      >
        <Button loading={download.isPending} icon={<DownOutlined />} iconPlacement="end">
          {say(download.isPending ? 'downloading' : 'files')}
        </Button>
      </Dropdown>
      {download.error !== null && <ProblemNote error={download.error} />}
      {act === 'hold' && (
        <HoldDialog
          lots={standing}
          onClose={() => setAct(undefined)}
          onDone={(id) => void navigate({ to: `/holds/${id}` })}
        />
      )}
      {act === 'recall' && (
        <RecallDialog
          lotIds={sources}
          onClose={() => setAct(undefined)}
          onDone={(id) => void navigate({ to: `/recalls/${id}` })}
        />
      )}
    </div>
  );
}

/** What the trace began with, where that was lots. */
function sourceLots(model: TraceModel): string[] {
  const lots = model.nodes.flatMap(({ start, lot }) => (start && lot !== null ? [lot] : []));
  return [...new Set(lots)].flatMap((lot) => model.lotIds[lot] ?? []);
}

/** Lots of which something can still be stopped. */
function standingLots(model: TraceModel): { id: string; label: string }[] {
  const standing = new Map<number, number>();
  for (const { side, lot, where, grams } of model.nodes) {
    if (side === -1 || lot === null || grams === 0) continue;
    if (where !== 'stored' && where !== 'in_transit' && where !== 'declared') continue;
    standing.set(lot, (standing.get(lot) ?? 0) + grams);
  }
  return [...standing]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([lot, grams]) => {
      const [id, about] = [model.lotIds[lot], model.lots[lot]];
      return id !== undefined && about ? [{ id, label: `${about.number} · ${kg(grams)} kg` }] : [];
    });
}
