import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Cascader, Select, type SelectProps } from 'antd';
import { useState } from 'react';

import { compactNumber, leastOfNumber } from '../../../../src/domain/number-keys.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { deskWords } from './desk-words.ts';
import { everyPage } from './every-page.ts';

/** Inputs that choose what the server knows. All take what a form gives: `id`, `value`, `onChange`. */
type Choice = Pick<SelectProps<string>, 'id' | 'disabled' | 'allowClear' | 'placeholder'> & {
  value?: string | undefined;
  onChange?: (value: string | undefined) => void;
  'aria-label'?: string;
};

type Option = { value: string; label: string };

function Chosen({
  options,
  isLoading,
  ...rest
}: Choice & { options: Option[]; isLoading: boolean }) {
  return (
    <Select<string>
      {...rest}
      value={rest.value ?? (null as never)}
      loading={isLoading}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%', minWidth: 200 }}
    />
  );
}

export function useOwnPremises() {
  const { organisation } = useSession();
  const may = useMay();
  return useQuery({
    queryKey: ['premises', organisation.id],
    // Who keeps the accounts of a firm need not see its goods.
    enabled: may('read'),
    queryFn: async () =>
      everyPage(async (page) =>
        got(api.GET('/api/premises', { params: { query: { ...page, orgId: organisation.id } } })),
      ),
    staleTime: 5 * 60_000,
  });
}

/** Of all firms: where goods may go to. */
export function useAllPremises(isWanted = true) {
  return useQuery({
    queryKey: ['premises', 'all'],
    queryFn: async () =>
      everyPage(async (page) => got(api.GET('/api/premises', { params: { query: page } }))),
    staleTime: 5 * 60_000,
    enabled: isWanted,
  });
}

export function OwnPremises(props: Choice) {
  return <PremisesOf {...props} list={useOwnPremises()} />;
}

/** Of whichever firm: where goods are sent to. */
export function AnyPremises(props: Choice) {
  return <PremisesOf {...props} list={useAllPremises()} />;
}

function PremisesOf({ list, ...props }: Choice & { list: ReturnType<typeof useAllPremises> }) {
  const language = useLanguage();
  const { data = [], isPending } = list;
  const options = data.map((one) => ({
    value: one.id,
    label: `${nameOf(one, language)} (${one.code})`,
  }));
  return <Chosen {...props} options={options} isLoading={isPending} />;
}

export function usePremises(id: string | undefined) {
  return useQuery({
    queryKey: ['premises', 'one', id],
    queryFn: async () => got(api.GET('/api/premises/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    staleTime: 5 * 60_000,
  });
}

/** A room of one of the firm's premises. */
export function Room({ premisesId, ...props }: Choice & { premisesId: string | undefined }) {
  const language = useLanguage();
  const { data, isFetching } = usePremises(premisesId);
  const options = (data?.rooms ?? []).map((one) => ({
    value: one.id,
    label: `${one.code ?? ''} ${nameOf(one, language)}`.trim(),
  }));
  return <Chosen {...props} options={options} isLoading={isFetching} />;
}

function useProducts() {
  return useQuery({
    queryKey: ['products', 'all'],
    queryFn: async () =>
      everyPage(async (page) => got(api.GET('/api/products', { params: { query: page } }))),
    staleTime: 5 * 60_000,
  });
}

export function Product(props: Choice) {
  const language = useLanguage();
  const { data = [], isPending } = useProducts();
  const options = data.map((one) => ({
    value: one.id,
    label: `${nameOf(one, language)} (${one.code})`,
  }));
  return <Chosen {...props} options={options} isLoading={isPending} />;
}

export function Country(props: Choice) {
  const language = useLanguage();
  const { data, isPending } = useQuery({
    queryKey: ['countries'],
    queryFn: async () => got(api.GET('/api/countries')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options = (data?.items ?? []).map((one) => ({
    value: one.code,
    label: `${nameOf(one, language)} ${one.code}`,
  }));
  return <Chosen {...props} options={options} isLoading={isPending} />;
}

/** A lot's number says something from its fourth character on. */
export const beginning = (typed: string) =>
  compactNumber(typed).length < leastOfNumber ? {} : { prefix: typed };

/** A lot by the beginning of its number. */
export function LotChoice({ first, ...props }: Choice & { first?: Schemas['Lot'] | undefined }) {
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useQuery({
    queryKey: ['lots', 'choice', typed],
    queryFn: async () =>
      got(
        api.GET('/api/lots', {
          params: { query: { limit: 50, ...beginning(typed) } },
        }),
      ),
  });
  const items = [...(first ? [first] : []), ...(data?.items ?? [])];
  const options = [...new Map(items.map((one) => [one.id, one])).values()].map((one) => ({
    value: one.id,
    label: one.number,
  }));
  return (
    <Select<string>
      {...props}
      value={props.value ?? (null as never)}
      loading={isFetching}
      options={options}
      showSearch={{ filterOption: false, onSearch: (text) => setTyped(text.trim()) }}
      style={{ width: '100%', minWidth: 200 }}
    />
  );
}

type Node = { value: string; label: string; isLeaf?: boolean; children?: Node[] };
type DivisionProps = {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
};

const depth = 3;

/** `CN/440000/440300/`, from the province on. */
const pathOf = (id: string, path: string | undefined): string[] =>
  path?.split('/').slice(1, -1) ?? [id];

/** Province, city, county: loaded level by level. A value that came from outside is named. */
export function Division({ id, value, onChange }: DivisionProps) {
  const say = deskWords.useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const [below, setBelow] = useState<Record<string, Node[]>>({});
  const [path, setPath] = useState<string[]>([]);
  const known = useQuery({
    queryKey: ['division', value],
    queryFn: async () =>
      got(api.GET('/api/divisions/{id}', { params: { path: { id: value ?? '' } } })),
    enabled: value !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const roots = useQuery(divisionsBelow('CN', 1, language));
  const grown = (nodes: readonly Node[]): Node[] =>
    nodes.map((node) => {
      const children = below[`${language} ${node.value}`];
      return children ? { ...node, children: grown(children) } : node;
    });
  return (
    <Cascader<Node>
      {...(id !== undefined && { id })}
      options={grown(roots.data ?? [])}
      changeOnSelect
      placeholder={say('choose')}
      loading={roots.isPending}
      value={
        value === undefined ? [] : value === path.at(-1) ? path : pathOf(value, known.data?.path)
      }
      displayRender={(labels) =>
        known.data && labels.length < 2 ? nameOf(known.data, language) : labels.join(' / ')
      }
      loadData={(opened) => {
        const parent = opened.at(-1)?.value;
        if (parent === undefined) return;
        void queries
          .query(divisionsBelow(parent, opened.length + 1, language))
          .then((found) => setBelow((before) => ({ ...before, [`${language} ${parent}`]: found })));
      }}
      onChange={(chosen: string[] | undefined) => {
        setPath(chosen ?? []);
        onChange?.(chosen?.at(-1));
      }}
      style={{ width: '100%' }}
    />
  );
}

const divisionsBelow = (parent: string, level: number, language: 'zh' | 'en') =>
  queryOptions({
    queryKey: ['divisions', parent, language],
    queryFn: async (): Promise<Node[]> => {
      const found = await everyPage(async (page) =>
        got(api.GET('/api/divisions', { params: { query: { ...page, parent } } })),
      );
      return found.map((one) => ({
        value: one.id,
        label: nameOf(one, language),
        isLeaf: level >= depth,
      }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
