import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select, Space, Tag } from 'antd';

import {
  documentKindNames,
  documentKinds,
  documentStateNames,
  documentStates,
  documentVisibilities,
  documentVisibilityNames,
} from '../../../../src/domain/documents.ts';
import { api, got, type Schemas } from '../../shared/client.ts';
import { numberText, timeText } from '../../shared/formats.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { useLanguage } from '../../shared/words.ts';
import { CommandDrawer } from '../shell/command-drawer.tsx';
import { CommandForm } from '../shell/command-form.tsx';
import { useAddress } from '../shell/search-state.ts';
import { ServerTable, useServerList } from '../shell/server-table.tsx';
import { AttachFiles, LinkLots, MarkIssued } from './document-changes.tsx';
import { asSent, type Attached, FileUpload } from './file-upload.tsx';
import { LotsOf } from './lots-of.tsx';
import { papersWords } from './papers-words.ts';

type Row = Schemas['Document'];
const stateColors = {
  pending: 'warning',
  issued: 'success',
  not_requested: 'default',
  void: 'error',
} as const;

export function DocumentsPage() {
  const say = papersWords.useWords();
  const language = useLanguage();
  const may = useMay()('evidence:document');
  const { organisation } = useSession();
  const [address, setAddress] = useAddress();
  const kind = documentKinds.find((one) => one === address['kind']);
  const { number } = address;
  const state = documentStates.find((one) => one === address['state']);
  const list = useServerList<Row>(['documents', kind, state, number], async (page) =>
    got(
      api.GET('/api/documents', {
        params: {
          query: {
            ...page,
            ...(kind !== undefined && { kind }),
            ...(state !== undefined && { state }),
            ...(number !== undefined && { number }),
          },
        },
      }),
    ),
  );
  const [doing, target] = (address['open'] ?? '').split(':');
  const chosen = list.rows.find(({ id }) => id === target);
  const close = () => setAddress({ open: undefined });
  return (
    <>
      <h1>{say('documents.title')}</h1>
      <p className="fm-quiet">{say('documents.lead')}</p>
      <ServerTable
        label={say('documents.title')}
        list={list}
        rowKey={({ id }) => id}
        empty={say('documents.none')}
        actions={
          <>
            {may && (
              <Button
                type="primary"
                icon={<PlusOutlined />}
                onClick={() => setAddress({ open: 'new' })}
              >
                {say('documents.add')}
              </Button>
            )}
            <Select
              aria-label={say('documents.kind')}
              allowClear
              placeholder={say('documents.all')}
              value={kind ?? (null as never)}
              options={documentKinds.map((one) => ({
                value: one,
                label: documentKindNames[one][language],
              }))}
              onChange={(value?: string) => setAddress({ kind: value })}
              style={{ minWidth: 200 }}
            />
            <Select
              aria-label={say('documents.state')}
              allowClear
              placeholder={say('documents.state')}
              value={state ?? (null as never)}
              options={documentStates.map((one) => ({
                value: one,
                label: documentStateNames[one][language],
              }))}
              onChange={(value?: string) => setAddress({ state: value })}
              style={{ minWidth: 130 }}
            />
            <Input.Search
              aria-label={say('documents.findNumber')}
              placeholder={say('documents.findNumber')}
              defaultValue={number ?? ''}
              allowClear
              onSearch={(text) => setAddress({ number: text.trim() || undefined })}
              style={{ maxWidth: 260 }}
            />
          </>
        }
        columns={[
          {
            key: 'kind',
            title: say('documents.kind'),
            text: (row) => documentKindNames[row.kind][language],
            isLong: true,
          },
          {
            key: 'number',
            title: say('documents.number'),
            text: (row) => row.number ?? '',
            isLong: true,
          },
          {
            key: 'state',
            title: say('documents.state'),
            text: ({ state }) => documentStateNames[state][language],
            cell: ({ state }) => (
              <Tag color={stateColors[state]}>{documentStateNames[state][language]}</Tag>
            ),
          },
          {
            key: 'issuer',
            title: say('documents.issuer'),
            text: ({ issuer }) => issuer,
            isLong: true,
          },
          {
            key: 'issuedOn',
            title: say('documents.issuedOn'),
            text: ({ issuedOn }) => issuedOn ?? '',
          },
          {
            key: 'lots',
            title: say('documents.lots'),
            text: ({ lots }) => lots.length,
            cell: ({ lots }) => <LotsOf lots={lots} />,
          },
          {
            key: 'covers',
            title: say('documents.covers'),
            text: ({ coversKg }) => (coversKg === null ? '' : numberText(coversKg)),
            isNumber: true,
          },
          {
            key: 'covered',
            title: say('documents.covered'),
            text: ({ coveredKg }) => (coveredKg === null ? '' : numberText(coveredKg)),
            isNumber: true,
          },
          {
            key: 'files',
            title: say('documents.files'),
            text: ({ files }) => files.length,
            cell: ({ files }) => <Files files={files} />,
          },
          {
            key: 'visibility',
            title: say('documents.visibility'),
            text: ({ visibility }) => documentVisibilityNames[visibility][language],
            isLong: true,
          },
          {
            key: 'at',
            title: say('documents.recordedAt'),
            text: ({ recordedAt }) => timeText(recordedAt),
          },
          {
            key: 'actions',
            title: say('documents.actions'),
            text: () => '',
            isActs: true,
            cell: (row) =>
              may && row.orgId === organisation.id && row.state !== 'void' ? (
                <Space wrap>
                  <Button size="small" onClick={() => setAddress({ open: `link:${row.id}` })}>
                    {say('documents.link')}
                  </Button>
                  <Button size="small" onClick={() => setAddress({ open: `attach:${row.id}` })}>
                    {say('documents.attach')}
                  </Button>
                  {row.state === 'pending' && (
                    <Button size="small" onClick={() => setAddress({ open: `issued:${row.id}` })}>
                      {say('documents.markIssued')}
                    </Button>
                  )}
                </Space>
              ) : null,
          },
        ]}
      />
      <CommandDrawer title={say('documents.add')} isOpen={doing === 'new'} onClose={close}>
        <NewDocument onDone={close} />
      </CommandDrawer>
      <CommandDrawer
        title={say('documents.linkTitle', { number: chosen?.number ?? '' })}
        isOpen={doing === 'link' && chosen !== undefined}
        onClose={close}
      >
        {chosen && <LinkLots document={chosen} onDone={close} />}
      </CommandDrawer>
      <CommandDrawer
        title={say('documents.attach')}
        isOpen={doing === 'attach' && chosen !== undefined}
        onClose={close}
      >
        {chosen && <AttachFiles document={chosen} onDone={close} />}
      </CommandDrawer>
      <CommandDrawer
        title={say('documents.markIssued')}
        isOpen={doing === 'issued' && chosen !== undefined}
        onClose={close}
      >
        {chosen && <MarkIssued document={chosen} onDone={close} />}
      </CommandDrawer>
    </>
  );
}

function Files({ files }: { files: Row['files'] }) {
  const say = papersWords.useWords();
  if (files.length === 0) return <span className="fm-quiet">{say('documents.noFiles')}</span>;
  return (
    <Space>
      {files.map(({ sha256 }, index) => (
        <a key={sha256} href={`/api/files/${sha256}`} target="_blank" rel="noreferrer">
          {say('documents.open', { index: index + 1 })}
        </a>
      ))}
    </Space>
  );
}

type Body = Omit<Schemas['RecordDocument'], 'files'> & { files?: Attached[] };

function NewDocument({ onDone }: { onDone: () => void }) {
  const say = papersWords.useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const send = async ({ files, ...values }: Body, eventId: string) => {
    const body = { ...values, files: asSent(files), eventId };
    await got(api.POST('/api/documents', { body }));
    await client.invalidateQueries({ queryKey: ['documents'] });
    onDone();
  };
  return (
    <CommandForm<Body>
      submit={say('documents.add')}
      send={send}
      initial={{ kind: 'customs_declaration', state: 'issued', visibility: 'chain' }}
      fields={[
        {
          name: 'kind',
          label: say('documents.kind'),
          isRequired: true,
          input: (
            <Select
              options={documentKinds.map((one) => ({
                value: one,
                label: documentKindNames[one][language],
              }))}
            />
          ),
        },
        {
          name: 'state',
          label: say('documents.state'),
          input: (
            <Select
              options={(['issued', 'pending', 'not_requested'] as const).map((one) => ({
                value: one,
                label: documentStateNames[one][language],
              }))}
            />
          ),
        },
        { name: 'number', label: say('documents.number'), input: <Input /> },
        { name: 'issuer', label: say('documents.issuer'), input: <Input />, isRequired: true },
        { name: 'issuedOn', label: say('documents.issuedOn'), input: <Input type="date" /> },
        { name: 'validUntil', label: say('documents.validUntil'), input: <Input type="date" /> },
        {
          name: 'coversKg',
          label: say('documents.covers'),
          number: { of: 'kg' },
        },
        {
          name: 'visibility',
          label: say('documents.visibility'),
          input: (
            <Select
              options={documentVisibilities.map((one) => ({
                value: one,
                label: documentVisibilityNames[one][language],
              }))}
            />
          ),
        },
        { name: 'files', label: say('documents.files'), input: <FileUpload />, isWide: true },
      ]}
    />
  );
}
