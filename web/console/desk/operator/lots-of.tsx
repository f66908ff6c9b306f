import { Space } from 'antd';

import { LotName } from './lot-name.tsx';

const shown = 3;

/** The first few; more would hide the row. */
export function LotsOf({ lots }: { lots: readonly { lotId: string }[] }) {
  const more = lots.length - shown;
  return (
    <Space wrap>
      {lots.slice(0, shown).map(({ lotId }) => (
        <LotName key={lotId} id={lotId} />
      ))}
      {more > 0 && `+${more}`}
    </Space>
  );
}
