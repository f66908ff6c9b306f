import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';

import { nameOf, useLanguage } from '../../shared/words.ts';
import { lotQuery, productQuery } from './lot-queries.ts';
import { lotWords } from './lot-words.ts';

/** Goods by number and product, on the way to their page. */
export function LotLine({ id }: { id: string }) {
  const language = useLanguage();
  const lot = useQuery(lotQuery(id)).data;
  const product = useQuery({
    ...productQuery(lot?.productId ?? ''),
    enabled: lot !== undefined,
  }).data;
  return (
    <>
      <Link to={`/lots/${id}`}>{lot?.number ?? id.slice(0, 8)}</Link>{' '}
      {product && nameOf(product, language)}
    </>
  );
}

const first = 10;

/** A recall or an order reaches what was made of its lots as well: of many, the first ones. */
export function LotList({ ids }: { ids: readonly string[] }) {
  const say = lotWords.useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? ids : ids.slice(0, first);
  return (
    <>
      <ul className="rg-inline">
        {shown.map((id) => (
          <li key={id}>
            <LotLine id={id} />
          </li>
        ))}
      </ul>
      {shown.length < ids.length && (
        <Button size="small" onClick={() => setWhole(true)}>
          {say('moreLots', { count: ids.length - shown.length })}
        </Button>
      )}
    </>
  );
}
