import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';

import type { Language } from '../../../../src/domain/text.ts';
import { useLanguage } from '../../shared/words.ts';
import { type Hit, searchQuery } from '../search/search-query.ts';
import { regulatorWords } from './regulator-words.ts';

export type ChoosableLot = { id: string; label: string };

type Props = {
  id?: string;
  value?: readonly ChoosableLot[];
  onChange?: (lots: ChoosableLot[]) => void;
};

/** Lots by whatever number is at hand: their own, of a container, a paper, a label. */
export function LotPicker({ id, value = [], onChange }: Props) {
  const say = regulatorWords.useWords();
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery(searchQuery(typed));
  const found = typed === '' ? [] : (data?.items ?? []).flatMap((hit) => lotsOf(hit, language));
  const known = new Map([...value, ...found].map((lot) => [lot.id, lot]));
  return (
    <Select<string[]>
      {...(id !== undefined && { id })}
      mode="multiple"
      aria-label={say('pick.label')}
      placeholder={say('pick.placeholder')}
      loading={isFetching}
      value={value.map((lot) => lot.id)}
      options={[...known.values()].map((lot) => ({ value: lot.id, label: lot.label }))}
      notFoundContent={say(
        typed === '' ? 'pick.placeholder' : isFetching ? 'pick.reading' : 'pick.none',
      )}
      showSearch={{ filterOption: false, onSearch: (text) => setTyped(text.trim()) }}
      onChange={(ids) => onChange?.(ids.flatMap((one) => known.get(one) ?? []))}
      style={{ width: '100%' }}
    />
  );
}

function lotsOf(hit: Hit, language: Language): ChoosableLot[] {
  if (hit.kind !== 'lot') return hit.lots.map(({ id, number }) => ({ id, label: number }));
  const number = hit.lots.find(({ id }) => id === hit.id)?.number ?? hit.value;
  const name = hit.name[language];
  return [{ id: hit.id, label: name === hit.value ? number : `${number} · ${name}` }];
}
