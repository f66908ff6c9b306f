import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker } from '@tanstack/react-router';
import { Alert, Button, Card, Progress as Bar, Select, Upload } from 'antd';
import { useRef, useState } from 'react';

import { numberText } from '../../shared/formats.ts';
import { useMay } from '../../shared/session.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { tagOf, useLanguage } from '../../shared/words.ts';
import { useAddress } from '../shell/search-state.ts';
import { ImportFaults } from './import-faults.tsx';
import { type Mends, useMends } from './import-mends.ts';
import {
  type ImportKind,
  type ImportMode,
  type ImportResult,
  type Progress,
  runImport,
} from './import-run.ts';
import { importWords } from './import-words.ts';

const kinds: readonly ImportKind[] = ['lots', 'receipts', 'shipments', 'tests', 'disinfections'];

export function ImportPage() {
  const say = importWords.useWords();
  const language = useLanguage();
  const [address, setAddress] = useAddress();
  const kind = kinds.find((one) => one === address['kind']) ?? 'lots';
  const [file, setFile] = useState<File>();
  const run = useImport();
  const mends = useMends();
  const start = (mode: ImportMode) =>
    file && void run.start({ kind, mode, file, mends: mends.mends });
  const reset = () => {
    run.reset();
    mends.clear();
  };
  const templateOf = (format: string) =>
    `/api/imports/${kind}/template?format=${format}&lang=${language}`;
  useBlocker({
    shouldBlockFn: () => run.isRunning && !globalThis.confirm(say('leaving')),
    enableBeforeUnload: run.isRunning,
    disabled: !run.isRunning,
  });
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="fm-quiet">{say('lead')}</p>
      <div className="dk-bar fm-no-print">
        <Select<ImportKind>
          aria-label={say('kind')}
          value={kind}
          disabled={run.isRunning}
          options={kinds.map((one) => ({ value: one, label: say(`kinds.${one}`) }))}
          onChange={(chosen) => {
            reset();
            setAddress({ kind: chosen });
          }}
          style={{ minWidth: 180 }}
        />
        <Button icon={<DownloadOutlined />} href={templateOf('xlsx')}>
          {say('template')}
        </Button>
        <Button icon={<DownloadOutlined />} href={templateOf('csv')}>
          {say('templateCsv')}
        </Button>
      </div>
      <Upload.Dragger
        accept=".xlsx,.csv"
        multiple={false}
        height={150}
        showUploadList={false}
        disabled={run.isRunning}
        beforeUpload={(chosen) => {
          reset();
          setFile(chosen);
          return false;
        }}
      >
        <p>
          <InboxOutlined className="dk-drop-icon" />
        </p>
        <p>{file ? file.name : say('drop')}</p>
        <p className="fm-quiet">{say('dropHint')}</p>
      </Upload.Dragger>
      {file && (
        <div className="dk-bar dk-after fm-no-print">
          <Button type="primary" disabled={run.isRunning} onClick={() => start('dry_run')}>
            {say('try')}
          </Button>
          <Button disabled={run.isRunning} onClick={() => start('good_rows')}>
            {say('good')}
          </Button>
          <Button disabled={run.isRunning} onClick={() => start('all_or_nothing')}>
            {say('all')}
          </Button>
          {run.isRunning && <Button onClick={run.stop}>{say('cancel')}</Button>}
        </div>
      )}
      {mends.mends.length > 0 && (
        <p className="fm-row fm-no-print" role="status">
          {say('mended', { count: mends.mends.length })}
          <Button size="small" disabled={run.isRunning} onClick={reset}>
            {say('unmend')}
          </Button>
        </p>
      )}
      {mends.isFull && (
        <p className="fm-note fm-note-wrong" role="alert">
          {say('tooManyMends')}
        </p>
      )}
      {run.isRunning && <HowFar progress={run.progress} />}
      {run.error !== undefined && <ProblemNote error={run.error} />}
      {run.result && <Outcome result={run.result} language={tagOf(language)} mends={mends} />}
    </>
  );
}

function useImport() {
  const client = useQueryClient();
  const may = useMay();
  const abort = useRef<AbortController>(undefined);
  const [state, setState] = useState<{
    isRunning: boolean;
    progress?: Progress;
    result?: ImportResult;
    error?: unknown;
  }>({ isRunning: false });
  const start = async (what: Parameters<typeof runImport>[0]) => {
    const own = new AbortController();
    abort.current = own;
    setState({ isRunning: true });
    try {
      const result = await runImport(what, {
        signal: own.signal,
        onProgress: (progress) => setState({ isRunning: true, progress }),
      });
      setState({ isRunning: false, result });
      if (result.recorded && may('read')) void client.invalidateQueries();
    } catch (error) {
      setState({ isRunning: false, error });
    }
  };
  return {
    ...state,
    start,
    stop: () => abort.current?.abort(),
    reset: () => setState({ isRunning: false }),
  };
}

function HowFar({ progress }: { progress: Progress | undefined }) {
  const say = importWords.useWords();
  const { rows = 0, of = null } = progress ?? {};
  const text =
    of === null
      ? say('reading', { rows: numberText(rows) })
      : say('readingOf', { rows: numberText(rows), of: numberText(of) });
  return (
    <div role="status">
      {of !== null && of > 0 && (
        <Bar percent={Math.floor((rows / of) * 100)} aria-label={say('title')} />
      )}
      <p>{text}</p>
    </div>
  );
}

type OutcomeProps = { result: ImportResult; language: string; mends: Mends };

function Outcome({ result, language, mends }: OutcomeProps) {
  const say = importWords.useWords();
  const { mode, recorded, faults, faultCount, markedUp } = result;
  const isDry = mode === 'dry_run';
  const count = (value: number) => ({ count: numberText(value) });
  const said = [
    say('rows', count(result.rows)),
    say(isDry ? 'wouldDo' : 'done', count(result.done)),
    ...(result.repeated > 0 ? [say('repeated', count(result.repeated))] : []),
    ...(result.refused > 0 ? [say('refused', count(result.refused))] : []),
  ].join(' · ');
  return (
    <section aria-label={say('result')} className="dk-after">
      <Alert
        showIcon
        role="status"
        type={faultCount > 0 ? 'warning' : 'success'}
        title={said}
        description={
          <>
            {say(isDry ? 'dry' : recorded ? 'recorded' : 'nothing')}{' '}
            {recorded && <Link to="/lots">{say('toLots')}</Link>}
          </>
        }
      />
      {faultCount === 0 ? (
        <p>{say('none')}</p>
      ) : (
        <Card
          className="dk-after"
          title={say('faults', { shown: numberText(faults.length), count: numberText(faultCount) })}
          extra={
            markedUp !== null && (
              <Button icon={<DownloadOutlined />} href={`${markedUp}?lang=${language.slice(0, 2)}`}>
                {say('marked')}
              </Button>
            )
          }
        >
          <ImportFaults faults={faults} mends={mends} />
        </Card>
      )}
    </section>
  );
}
