import { DownloadOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';

import { csvCell } from '../../../../../src/domain/csv-cell.ts';
import type { Language } from '../../../../../src/domain/text.ts';
import { whereaboutNames } from '../../../../../src/domain/trace-words.ts';
import { type Filter, keptNodes } from '../../../../trace/graph.ts';
import { kg, shanghaiText } from '../../../../trace/telling.ts';
import { traceWords } from '../../../../trace/words.ts';
import { numberText } from '../../../shared/formats.ts';
import { useLanguage } from '../../../shared/words.ts';
import { usePrinting } from '../../shell/print-head.tsx';
import { saveBlob } from '../../shell/table-file.ts';
import type { TraceModel } from './trace-model.ts';
import { traceScreenWords } from './trace-screen-words.ts';

type Props = {
  model: TraceModel;
  filter: Filter;
  selected: number | undefined;
  onSelect: (node: number | undefined) => void;
};

const rowHeight = 34;

const isNumber = (column: number) => column === 1 || column > 6;

type Cells = { at: number; texts: string[] };

const span = (least: number, most: number) =>
  least === most ? kg(most) : `${kg(least)}–${kg(most)}`;

function cellsOf(model: TraceModel, at: number, language: Language, origin: string): string[] {
  const node = model.nodes[at];
  if (!node) return [];
  const lot = node.lot === null ? undefined : model.lots[node.lot];
  const where = Object.entries(whereaboutNames).find(([key]) => key === node.where)?.[1];
  const backward = node.side === -1;
  return [
    lot?.number ?? '—',
    backward ? '' : kg(node.grams),
    node.place[language],
    model.firms[node.firm]?.name[language] ?? '',
    backward ? origin : ((node.grams === 0 ? traceWords.passed : where)?.[language] ?? node.where),
    lot?.product[language] ?? '',
    shanghaiText(node.since),
    backward ? '' : span(node.least, node.most),
    span(node.throughLeast, node.throughMost),
  ];
}

/** Every node that the filter leaves, however many: only those in sight are drawn. */
export function TraceTable({ model, filter, selected, onSelect }: Props) {
  const say = traceScreenWords.useWords();
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const origin = say('table.backward');
  const rows = useMemo(
    () =>
      [...keptNodes(model, filter)]
        .sort((a, b) => a - b)
        .map((at): Cells => ({ at, texts: cellsOf(model, at, language, origin) })),
    [model, filter, language, origin],
  );
  // oxlint-disable-next-line react/incompatible-library -- nothing below remembers what it gives
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: 2 * rowHeight,
  });
  const chosen = rows.findIndex(({ at }) => at === selected);
  useEffect(() => {
    if (chosen !== -1) virtual.scrollToIndex(chosen, { align: 'auto' });
  }, [chosen, virtual]);
  const isPrinting = usePrinting();
  const heads = [
    say('table.lot'),
    say('table.kg'),
    say('table.place'),
    say('table.firm'),
    say('table.where'),
    say('table.product'),
    say('table.since'),
    say('table.ofSource'),
    say('table.through'),
  ];
  const save = () => {
    const lines = [heads, ...rows.map(({ texts }) => texts)];
    const text = lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n');
    saveBlob(`${say('table.title')}.csv`, new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv' }));
  };
  return (
    <section className="tr-table-box">
      <div className="dk-bar">
        <h2>{say('table.title')}</h2>
        <span className="fm-quiet">{say('table.count', { count: numberText(rows.length) })}</span>
        <Button icon={<DownloadOutlined />} onClick={save} disabled={rows.length === 0}>
          {say('table.export')}
        </Button>
      </div>
      {isPrinting && (
        <table className="tr-paper">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, texts }) => (
              <tr key={at}>
                {texts.map((cell, column) => (
                  <td key={heads[column]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div
        ref={scroller}
        className="tr-table"
        role="table"
        aria-label={say('table.title')}
        aria-rowcount={rows.length + 1}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
      >
        <div className="tr-row tr-head" role="row" aria-rowindex={1}>
          {heads.map((head, at) => (
            <span key={head} role="columnheader" className={isNumber(at) ? 'tr-number' : ''}>
              {head}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="tr-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return row ? (
              <div
                key={row.at}
                role="row"
                aria-rowindex={index + 2}
                className={row.at === selected ? 'tr-row tr-chosen' : 'tr-row'}
                style={{ transform: `translateY(${start}px)` }}
              >
                {row.texts.map((cell, at) => (
                  <span
                    key={heads[at]}
                    role="cell"
                    className={isNumber(at) ? 'tr-number' : ''}
                    title={cell}
                  >
                    {at === 0 ? (
                      <button
                        type="button"
                        className="tr-pick"
                        aria-pressed={row.at === selected}
                        onClick={() => onSelect(row.at === selected ? undefined : row.at)}
                      >
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </span>
                ))}
              </div>
            ) : null;
          })}
        </div>
      </div>
    </section>
  );
}
