import { useState } from 'react';

export type Mend = { row: number; column: string; value: string };

/** The header that the server takes them by is no longer than this. */
const mostEncoded = 8000;

export const letterOf = (column: string) => /^([A-Z]+)(?: |$)/.exec(column)?.[1] ?? '';

export const encodedMends = (mends: readonly Mend[]) => encodeURIComponent(JSON.stringify(mends));

/** Cells of the sheet that were typed anew here: they go with it each time, and the file stays as it is. */
export function useMends() {
  const [mends, setMends] = useState<readonly Mend[]>([]);
  const [isFull, setFull] = useState(false);
  const isAt = (row: number, column: string) => (one: Mend) =>
    one.row === row && one.column === column;
  return {
    mends,
    isFull,
    valueAt: (row: number, column: string) => mends.find(isAt(row, column))?.value,
    mend: (row: number, column: string, value: string) => {
      const at = isAt(row, column);
      const next = [...mends.filter((one) => !at(one)), { row, column, value }];
      const isTooMuch = encodedMends(next).length > mostEncoded;
      setFull(isTooMuch);
      if (!isTooMuch) setMends(next);
    },
    clear: () => {
      setMends([]);
      setFull(false);
    },
  };
}

export type Mends = ReturnType<typeof useMends>;
