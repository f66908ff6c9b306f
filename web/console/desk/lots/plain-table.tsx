import type { ReactNode } from 'react';

type Row = { key: string; cells: ReactNode[] };
type Props = { heads: readonly string[]; rows: readonly Row[]; numbers?: readonly number[] };

/** A short table that is all there; long ones come from the server by pages. */
export function PlainTable({ heads, rows, numbers = [] }: Props) {
  const look = (at: number) => (numbers.includes(at) ? 'rg-number' : undefined);
  return (
    <div className="rg-scroll">
      <table className="rg-plain">
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={look(at)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, at) => (
                <td key={heads[at]} className={look(at)}>
                  {cell ?? '—'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
