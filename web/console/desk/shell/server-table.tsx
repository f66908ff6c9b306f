import { DownloadOutlined, PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Empty, Table } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { numberText } from '../../shared/formats.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { deskWords } from './desk-words.ts';
import { csvOf, saveText } from './table-file.ts';

export type Column<Row> = {
  key: string;
  title: string;
  /** What a file says where the screen shows more than text. */
  text: (row: Row) => string | number;
  /** Where each cell asks the server: what a file says then. */
  fileText?: (row: Row) => Promise<string>;
  cell?: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Text of any length: it wraps, and pushes no other column out of sight. */
  isLong?: boolean;
  /** What can be done with the row: in sight however far the rest is scrolled. */
  isActs?: boolean;
};

type Page<Row> = { items: Row[]; nextCursor: string | null };

/** Pages of a list that the server gives by cursor, one after another. */
export function useServerList<Row>(
  queryKey: QueryKey,
  read: (page: { cursor?: string; limit: number }) => Promise<Page<Row>>,
  limit = 100,
) {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      read({ limit, ...(pageParam !== '' && { cursor: pageParam }) }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}

type ServerList<Row> = ReturnType<typeof useServerList<Row>>;

type PlainProps<Row> = {
  label: string;
  rows: Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
  /** Beside what every table has. */
  actions?: ReactNode;
  /** What a row shows when it is unfolded. */
  expanded?: (row: Row) => ReactNode;
};

/** A table whose rows are all here: exported and printed as it is shown. */
export function PlainTable<Row extends object>(props: PlainProps<Row>) {
  const { label, rows, columns, rowKey, empty, actions, expanded } = props;
  const say = deskWords.useWords();
  const section = useScrollByKeys();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const save = async () => {
    setSaving(true);
    setFailure(undefined);
    try {
      saveText(`${label}.csv`, await csvOf(columns, rows));
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <section aria-label={label} ref={section}>
      <div className="dk-bar fm-no-print">
        {actions}
        <Button
          icon={<DownloadOutlined />}
          disabled={rows.length === 0}
          loading={isSaving}
          onClick={() => void save()}
        >
          {say('export')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => globalThis.print()}>
          {say('print')}
        </Button>
      </div>
      {failure !== undefined && <ProblemNote error={failure} />}
      <Table<Row>
        size="middle"
        dataSource={rows}
        rowKey={rowKey}
        pagination={false}
        scroll={{ x: true }}
        {...(expanded && {
          expandable: {
            expandedRowRender: expanded,
            columnTitle: <span className="fm-unseen">{say('details')}</span>,
          },
        })}
        locale={{
          emptyText: (
            <Empty description={<span className="fm-quiet">{empty ?? say('empty')}</span>} />
          ),
        }}
        columns={columns.map(({ key, title, text, cell, isNumber, isLong, isActs }) => ({
          key,
          title,
          className: isLong || isActs ? 'dk-long' : 'dk-short',
          ...(isActs && { fixed: 'end' as const }),
          ...(isNumber && { align: 'right' as const }),
          render: (_: unknown, row: Row) => (cell ? cell(row) : text(row)),
        }))}
      />
    </section>
  );
}

/** A wide table is scrolled sideways: also by who has no mouse and nothing in it to go to. */
function useScrollByKeys() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    for (const one of section.current?.querySelectorAll('.ant-table-content') ?? []) {
      one.setAttribute('tabindex', '0');
    }
  });
  return section;
}

type ServerProps<Row> = Omit<PlainProps<Row>, 'rows'> & { list: ServerList<Row> };

/** A long list, loaded in pages. */
export function ServerTable<Row extends object>(props: ServerProps<Row>) {
  const { list, actions, ...rest } = props;
  const { rows } = list;
  const say = deskWords.useWords();
  if (list.isPending) return <Skeleton lines={8} />;
  const { error } = list;
  const retry = () => void list.refetch();
  return (
    <>
      {error !== null && <ProblemNote error={error} onRetry={retry} />}
      {(error === null || rows.length > 0) && (
        <PlainTable
          {...rest}
          rows={rows}
          actions={
            <>
              {actions}
              <Button
                icon={<ReloadOutlined />}
                loading={list.isRefetching && !list.isFetchingNextPage}
                onClick={retry}
              >
                {say('refresh')}
              </Button>
            </>
          }
        />
      )}
      <div className="dk-foot fm-no-print" role="status">
        <span className="fm-quiet">
          {say(list.hasNextPage ? 'shown' : 'all', { count: numberText(rows.length) })}
        </span>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {say('more')}
          </Button>
        )}
      </div>
    </>
  );
}
