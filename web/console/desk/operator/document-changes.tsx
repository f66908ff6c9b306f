import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';

import { api, got, type Schemas } from '../../shared/client.ts';
import { CommandForm } from '../shell/command-form.tsx';
import { LotChoice } from '../shell/pickers.tsx';
import { asSent, type Attached, FileUpload } from './file-upload.tsx';
import { papersWords } from './papers-words.ts';

type Props = { document: Schemas['Document']; onDone: () => void };

function useFinish(onDone: () => void) {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['documents'] });
    onDone();
  };
}

export function LinkLots({ document, onDone }: Props) {
  const say = papersWords.useWords();
  const finish = useFinish(onDone);
  const send = async (line: { lotId: string; netWeightKg?: number }, eventId: string) => {
    const params = { path: { id: document.id } };
    await got(api.POST('/api/documents/{id}/lots', { params, body: { lots: [line], eventId } }));
    await finish();
  };
  return (
    <CommandForm<{ lotId: string; netWeightKg?: number }>
      submit={say('documents.link')}
      send={send}
      fieldOf={(field) => field.replace(/^lots\.0\./, '')}
      fields={[
        { name: 'lotId', label: say('labels.lot'), input: <LotChoice />, isRequired: true },
        {
          name: 'netWeightKg',
          label: say('documents.weight'),
          number: { of: 'kg' },
        },
      ]}
    />
  );
}

export function AttachFiles({ document, onDone }: Props) {
  const say = papersWords.useWords();
  const finish = useFinish(onDone);
  const send = async ({ files }: { files: Attached[] }, eventId: string) => {
    const params = { path: { id: document.id } };
    const body = { files: asSent(files), eventId };
    await got(api.POST('/api/documents/{id}/files', { params, body }));
    await finish();
  };
  return (
    <CommandForm<{ files: Attached[] }>
      submit={say('documents.attach')}
      send={send}
      fields={[
        {
          name: 'files',
          label: say('documents.files'),
          input: <FileUpload />,
          isRequired: true,
          isWide: true,
        },
      ]}
    />
  );
}

type Issued = { number?: string; issuedOn?: string; validUntil?: string; coversKg?: number };

export function MarkIssued({ document, onDone }: Props) {
  const say = papersWords.useWords();
  const finish = useFinish(onDone);
  const send = async (values: Issued, eventId: string) => {
    const params = { path: { id: document.id } };
    const body = { ...values, state: 'issued' as const, eventId };
    await got(api.POST('/api/documents/{id}/state', { params, body }));
    await finish();
  };
  return (
    <CommandForm<Issued>
      submit={say('documents.markIssued')}
      send={send}
      initial={document.number === null ? {} : { number: document.number }}
      fields={[
        { name: 'number', label: say('documents.number'), input: <Input />, isRequired: true },
        { name: 'issuedOn', label: say('documents.issuedOn'), input: <Input type="date" /> },
        { name: 'validUntil', label: say('documents.validUntil'), input: <Input type="date" /> },
        {
          name: 'coversKg',
          label: say('documents.covers'),
          number: { of: 'kg' },
        },
      ]}
    />
  );
}
