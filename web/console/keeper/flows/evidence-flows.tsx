import { documentKindNames, documentKinds } from '../../../../src/domain/documents.ts';
import { isProductSample, sampleKindNames, sampleKinds } from '../../../../src/domain/samples.ts';
import { dayText } from '../../shared/formats.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { newNumber } from '../offline/ids.ts';
import type { Draft } from '../offline/wire.ts';
import { partWords } from '../parts/part-words.ts';
import { PhotoRow } from '../parts/photo.tsx';
import { PickRow, TextRow } from '../parts/rows.tsx';
import { bounds } from './bounds.ts';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { Flow } from './flow.tsx';
import { useLotChoices } from './lines.tsx';
import { useRemembered, useTyped } from './typed-state.tsx';

/** The first of the names that is known, or the first of all. */
const oneOf = <T extends string>(all: readonly T[], name: string, first: T): T =>
  all.find((one) => one === name) ?? first;

function useLotPick({ books, lotId }: FlowStart, known: string | undefined) {
  const [id, setId] = useTyped('id', () => known ?? lotId ?? '');
  const lots = [...books.lots.values()];
  return { id, setId, choices: useLotChoices(lots) };
}

export function DocumentFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const part = partWords.useWords();
  const language = useLanguage();
  const { redo } = start;
  const body = redo?.draft.op === 'recordDocument' ? redo.draft.body : undefined;
  const lot = useLotPick(start, body?.lots?.[0]?.lotId);
  const kind = useRemembered('document.kind', body?.kind);
  const issuer = useRemembered('document.issuer', body?.issuer);
  const [number, setNumber] = useTyped('number', () => body?.number ?? '');
  const [issuedOn, setIssuedOn] = useTyped('issuedOn', () => body?.issuedOn ?? '');
  const [validUntil, setValidUntil] = useTyped('validUntil', () => body?.validUntil ?? '');
  const [files, setFiles] = useTyped<string[]>(
    'files',
    () => body?.files?.map(({ sha256 }) => sha256) ?? [],
  );
  const what = oneOf(documentKinds, kind.value, 'quarantine_certificate');
  const isReady = issuer.value.trim() !== '' && number.trim() !== '' && files.length > 0;
  const draft: Draft | undefined = isReady
    ? {
        op: 'recordDocument',
        body: {
          kind: what,
          issuer: issuer.value.trim(),
          number: number.trim(),
          ...(issuedOn !== '' && { issuedOn }),
          ...(validUntil !== '' && { validUntil }),
          files: files.map((sha256) => ({ sha256, public: false })),
          lots: lot.id === '' ? [] : [{ lotId: lot.id }],
        },
      }
    : undefined;
  return (
    <Flow
      op="recordDocument"
      draft={draft}
      redo={redo}
      fields={[
        'lots.0.lotId',
        'kind',
        'issuer',
        'number',
        'issuedOn',
        'validUntil',
        'files',
        'files.0.sha256',
      ]}
      remember={() => {
        kind.keep(what);
        issuer.keep();
      }}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('lot')}
            value={lot.id}
            choices={lot.choices}
            search={part('searchLot')}
            onChange={lot.setId}
            wrong={wrongAt('lots.0.lotId')}
            optional
          />
          <PhotoRow
            files={files}
            onChange={setFiles}
            wrong={[...wrongAt('files'), ...wrongAt('files.0.sha256')]}
          />
          <PickRow
            label={say('kind')}
            value={what}
            choices={documentKinds.map((id) => ({ id, label: documentKindNames[id][language] }))}
            onChange={kind.set}
            wrong={wrongAt('kind')}
          />
          <TextRow
            label={say('number')}
            most={bounds['RecordDocument.number']}
            value={number}
            onChange={setNumber}
            wrong={wrongAt('number')}
            kind="code"
          />
          <TextRow
            label={say('issuer')}
            most={bounds['RecordDocument.issuer']}
            value={issuer.value}
            onChange={issuer.set}
            wrong={wrongAt('issuer')}
          />
          <TextRow
            label={say('issuedOn')}
            value={issuedOn}
            onChange={setIssuedOn}
            wrong={wrongAt('issuedOn')}
            kind="date"
            optional
          />
          <TextRow
            label={say('validUntil')}
            value={validUntil}
            onChange={setValidUntil}
            wrong={wrongAt('validUntil')}
            kind="date"
            optional
          />
        </>
      )}
    </Flow>
  );
}

/** Goods only: people are sampled at the desk, where their numbers are. */
const keeperKinds = sampleKinds.filter((kind) => kind !== 'personnel');

export function SampleFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const part = partWords.useWords();
  const language = useLanguage();
  const { books, redo } = start;
  const body = redo?.draft.op === 'takeSample' ? redo.draft.body : undefined;
  const lot = useLotPick(start, body?.lotIds[0]);
  const kind = useRemembered('sample.kind', body?.kind);
  const laboratory = useRemembered('sample.laboratory', body?.laboratoryOrgId);
  const worker = useRemembered('worker', body?.samplerWorkerNo);
  const [number, setNumber] = useTyped(
    'number',
    () => body?.number ?? newNumber(dayText(new Date())).replace('FM', 'S'),
  );
  const [spot, setSpot] = useTyped('spot', () => body?.spot ?? '');
  const { laboratories } = books.snapshot;
  const what = oneOf(keeperKinds, kind.value, 'product_outer');
  const lab = laboratories.find(({ id }) => id === laboratory.value) ?? laboratories[0];
  const isReady = number.trim() !== '' && lab && (lot.id !== '' || !isProductSample(what));
  const draft: Draft | undefined = isReady
    ? {
        op: 'takeSample',
        body: {
          number: number.trim(),
          kind: what,
          premisesId: books.snapshot.premisesId ?? '',
          laboratoryOrgId: lab.id,
          ...(spot.trim() !== '' && { spot: spot.trim() }),
          ...(worker.value.trim() !== '' && { samplerWorkerNo: worker.value.trim().toUpperCase() }),
          lotIds: lot.id === '' ? [] : [lot.id],
        },
      }
    : undefined;
  return (
    <Flow
      op="takeSample"
      draft={draft}
      redo={redo}
      fields={[
        'lotIds',
        'lotIds.0',
        'number',
        'kind',
        'laboratoryOrgId',
        'spot',
        'samplerWorkerNo',
      ]}
      remember={() => {
        kind.keep(what);
        laboratory.keep(lab?.id);
        worker.keep();
      }}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('lot')}
            value={lot.id}
            choices={lot.choices}
            search={part('searchLot')}
            optional={!isProductSample(what)}
            onChange={lot.setId}
            wrong={[...wrongAt('lotIds'), ...wrongAt('lotIds.0')]}
          />
          <PickRow
            label={say('kind')}
            value={what}
            choices={keeperKinds.map((id) => ({ id, label: sampleKindNames[id][language] }))}
            onChange={kind.set}
            wrong={wrongAt('kind')}
          />
          <PickRow
            label={say('laboratory')}
            value={lab?.id ?? ''}
            choices={laboratories.map((one) => ({ id: one.id, label: nameOf(one, language) }))}
            onChange={laboratory.set}
            wrong={wrongAt('laboratoryOrgId')}
          />
          <TextRow
            label={say('sampleNo')}
            most={bounds['TakeSample.number']}
            value={number}
            onChange={setNumber}
            wrong={wrongAt('number')}
            kind="code"
          />
          <TextRow
            label={say('spot')}
            most={bounds['TakeSample.spot']}
            value={spot}
            onChange={setSpot}
            wrong={wrongAt('spot')}
            optional
          />
          <TextRow
            label={say('worker')}
            most={bounds['TakeSample.samplerWorkerNo']}
            value={worker.value}
            onChange={worker.set}
            wrong={wrongAt('samplerWorkerNo')}
            kind="code"
            optional
          />
        </>
      )}
    </Flow>
  );
}
