import { Input, Segmented, Table } from 'antd';
import { useState } from 'react';

import { letterOf, type Mends } from './import-mends.ts';
import type { ImportResult } from './import-run.ts';
import { importWords } from './import-words.ts';

type Fault = ImportResult['faults'][number];

type Props = { faults: Fault[]; mends: Mends };

/** By row and column of the sheet, as it lies before who mends it; or one after another. */
export function ImportFaults({ faults, mends }: Props) {
  const say = importWords.useWords();
  const [view, setView] = useState<'grid' | 'list'>('grid');
  return (
    <>
      <div className="dk-bar">
        <Segmented
          aria-label={say('result')}
          value={view}
          onChange={setView}
          options={[
            { value: 'grid', label: say('grid') },
            { value: 'list', label: say('list') },
          ]}
        />
        <span className="fm-quiet">{say('faultsLead')}</span>
      </div>
      {view === 'grid' ? (
        <FaultGrid faults={faults} mends={mends} />
      ) : (
        <FaultList faults={faults} />
      )}
    </>
  );
}

const byLetter = (a: string, b: string) =>
  letterOf(a).length - letterOf(b).length || letterOf(a).localeCompare(letterOf(b));

function FaultGrid({ faults, mends }: Props) {
  const say = importWords.useWords();
  const columns = [...new Set(faults.flatMap(({ column }) => column ?? []))].sort(byLetter);
  const rows = [...new Set(faults.map(({ row }) => row))].sort((a, b) => a - b);
  const hasWhole = faults.some(({ column }) => column === null);
  const lotOf = (row: number) => faults.find((fault) => fault.row === row)?.lot;
  const at = (row: number, column: string | null) =>
    faults.filter((fault) => fault.row === row && fault.column === column);
  return (
    <div className="dk-sheet" role="region" aria-label={say('grid')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('row')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {hasWhole && <th scope="col">{say('wholeRow')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                {row} <span className="fm-quiet">{lotOf(row)}</span>
              </th>
              {[...columns, ...(hasWhole ? [null] : [])].map((column) => (
                <FaultCell key={column ?? ''} found={at(row, column)} mends={mends} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FaultCell({ found, mends }: { found: Fault[]; mends: Mends }) {
  const [first] = found;
  if (!first) return <td />;
  return (
    <td className="dk-fault">
      {first.column !== null && <Mended fault={first} column={first.column} mends={mends} />}
      {found.map(({ rule, message }) => (
        <span key={rule}>{message}</span>
      ))}
    </td>
  );
}

type MendedProps = { fault: Fault; column: string; mends: Mends };

/** The cell itself, to be typed anew. Of the header nothing is mended here: it says what the columns are. */
function Mended({ fault: { row, value }, column, mends }: MendedProps) {
  const say = importWords.useWords();
  const letter = letterOf(column);
  if (row === 1) return <b>{value ?? say('emptyCell')}</b>;
  return (
    // Wraps what is long, which a single line would cut. A cell that is typed anew is one line.
    <Input.TextArea
      size="small"
      rows={1}
      aria-label={say('cell', { at: `${letter}${row}` })}
      placeholder={say('emptyCell')}
      defaultValue={mends.valueAt(row, letter) ?? value ?? ''}
      maxLength={500}
      onPressEnter={(event) => {
        event.preventDefault();
        event.currentTarget.blur();
      }}
      onBlur={({ target }) => {
        const before = mends.valueAt(row, letter) ?? value ?? '';
        // A text area has one kind of line break, whatever the sheet had.
        if (target.value === before.replace(/\r\n?/g, '\n')) return;
        mends.mend(row, letter, target.value.replace(/\s*[\r\n]\s*/g, ' ').trim());
      }}
    />
  );
}

function FaultList({ faults }: { faults: Fault[] }) {
  const say = importWords.useWords();
  return (
    <Table<Fault>
      size="small"
      dataSource={faults}
      rowKey={({ row, column, rule }) => `${row} ${column} ${rule}`}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: say('row'), dataIndex: 'row' },
        { title: say('lot'), render: (_, { lot }) => lot ?? '—' },
        { title: say('column'), render: (_, { column }) => column ?? say('wholeRow') },
        { title: say('value'), render: (_, { value }) => value ?? say('emptyCell') },
        { title: say('fault'), dataIndex: 'message' },
      ]}
    />
  );
}
