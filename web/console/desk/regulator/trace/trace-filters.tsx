import { Button, Checkbox, Select } from 'antd';
import { useMemo } from 'react';

import type { Filter } from '../../../../trace/graph.ts';
import { kgSpan, shanghaiText } from '../../../../trace/telling.ts';
import { useLanguage } from '../../../shared/words.ts';
import type { TraceModel } from './trace-model.ts';
import { traceScreenWords } from './trace-screen-words.ts';

export const noFilter = (model: TraceModel): Filter => ({
  until: latestOf(model),
  share: 0,
  firm: null,
  premises: null,
  where: new Set(),
  certainOnly: false,
});

const latestOf = ({ asOf, edges }: TraceModel) =>
  edges.reduce((latest, { at }) => Math.max(latest, at), asOf);

const percents = [0, 0.1, 0.5, 1, 2, 5, 10, 25];

type Props = { model: TraceModel; filter: Filter; onChange: (filter: Filter) => void };

export function TraceFilters({ model, filter, onChange }: Props) {
  const say = traceScreenWords.useWords();
  const language = useLanguage();
  const times = useMemo(() => {
    const all = model.nodes.map(({ since }) => since).concat(model.edges.map(({ at }) => at));
    return [...new Set(all)].sort((a, b) => a - b);
  }, [model]);
  const latest = latestOf(model);
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const step = filter.until >= latest ? times.length : times.findIndex((at) => at >= filter.until);
  const byName = <T,>(list: readonly T[], nameOf: (one: T) => string) =>
    list
      .map((one, value) => ({ value, label: nameOf(one) }))
      .filter(({ label }) => label !== '')
      .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <section className="tr-filters fm-no-print" aria-label={say('filters.title')}>
      <label className="tr-until">
        {say('filters.until')}
        <input
          type="range"
          min={0}
          max={times.length}
          value={step}
          aria-valuetext={filter.until >= latest ? say('filters.all') : shanghaiText(filter.until)}
          onChange={({ target }) => change({ until: times[Number(target.value)] ?? latest })}
        />
        <output>{filter.until >= latest ? say('filters.all') : shanghaiText(filter.until)}</output>
      </label>
      <Select
        aria-label={say('filters.share')}
        prefix={say('filters.share')}
        value={percents.find((one) => (model.sourceGrams * one) / 100 === filter.share) ?? 0}
        onChange={(percent) => change({ share: (model.sourceGrams * percent) / 100 })}
        options={percents.map((value) => ({
          value,
          label: value === 0 ? say('filters.all') : `≥ ${value} %`,
        }))}
      />
      <Select
        aria-label={say('filters.firm')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('filters.allFirms')}
        value={filter.firm}
        onChange={(firm?: number) => change({ firm: firm ?? null })}
        options={byName(model.firms, ({ name }) => name[language])}
        popupMatchSelectWidth={false}
        className="tr-choice"
      />
      <Select
        aria-label={say('filters.premises')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say('filters.allPremises')}
        value={filter.premises ?? null}
        onChange={(premises?: number) => change({ premises: premises ?? null })}
        options={byName(model.premises, ({ name }) => name[language])}
        popupMatchSelectWidth={false}
        className="tr-choice"
      />
      <Checkbox
        checked={filter.certainOnly}
        onChange={({ target }) => change({ certainOnly: target.checked })}
      >
        {say('filters.certain')}
      </Checkbox>
      <Button onClick={() => onChange(noFilter(model))}>{say('filters.reset')}</Button>
      <div className="tr-legend" role="group" aria-label={say('filters.where')}>
        {model.where.map(({ key, name, least, most }) => (
          <button
            key={key}
            type="button"
            className="tr-chip"
            aria-pressed={filter.where.has(key)}
            onClick={() => change({ where: toggled(filter.where, key) })}
          >
            <i className={`tr-dot tr-${key}`} aria-hidden="true" />
            {name[language]} <b>{kgSpan(least, most)}</b>
          </button>
        ))}
      </div>
    </section>
  );
}

function toggled(before: ReadonlySet<string>, key: string): Set<string> {
  const after = new Set(before);
  if (!after.delete(key)) after.add(key);
  return after;
}
