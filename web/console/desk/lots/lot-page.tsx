import '../regulator/regulator.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Tabs, Tag } from 'antd';
import { lazy, Suspense } from 'react';

import { useMay } from '../../shared/session.ts';
import { ProblemNote, Skeleton } from '../../shared/ui.tsx';
import { useLanguage } from '../../shared/words.ts';
import { traceOfLots } from '../regulator/trace/trace-question.ts';
import { LotBanner } from './lot-banner.tsx';
import { LotEvidence } from './lot-evidence.tsx';
import { LotFacts } from './lot-facts.tsx';
import { LotGate } from './lot-gate.tsx';
import { LotHistory } from './lot-history.tsx';
import { LotLog } from './lot-log.tsx';
import {
  lotCodeQuery,
  lotHoldsQuery,
  lotQuery,
  lotRecallsQuery,
  productQuery,
} from './lot-queries.ts';
import { LotScans } from './lot-scans.tsx';
import { lotWords } from './lot-words.ts';

const Exposure = lazy(async () => {
  const { ExposureStudy } = await import('../regulator/exposure/exposure-study.tsx');
  return { default: ExposureStudy };
});

const tabs = ['facts', 'history', 'evidence', 'gate', 'exposure', 'scans', 'log'] as const;
type Tab = (typeof tabs)[number];

/** Everything about one lot, at an address that can be sent. */
export function LotPage() {
  const say = lotWords.useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id }: { id: string } = useParams({ strict: false }) as { id: string };
  const search: { tab?: string } = useSearch({ strict: false });
  const tab = tabs.find((one) => one === search.tab) ?? 'facts';
  const { data: lot, error, isPending, refetch } = useQuery(lotQuery(id));
  const product = useQuery({ ...productQuery(lot?.productId ?? ''), enabled: lot !== undefined });
  if (isPending) return <Skeleton lines={10} />;
  if (error !== null) {
    return (
      <>
        <h1>{say('loading')}</h1>
        <ProblemNote error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  const named = product.data;
  return (
    <>
      <div className="rg-title">
        <h1>{say('title', { number: lot.number })}</h1>
        <span className="fm-row fm-no-print">
          <PublicPage lotId={id} />
          <Link to="/trace" search={traceOfLots([id])}>
            {say('trace')}
          </Link>
        </span>
      </div>
      <p className="fm-row">
        <span>{named && (language === 'zh' ? named.nameZh : named.nameEn)}</span>
        <LotState lotId={id} />
        {lot.withdrawnAt !== null && <Tag>{say('withdrawn')}</Tag>}
      </p>
      <LotBanner lotId={id} />
      <Tabs
        activeKey={tab}
        onChange={(key) => void navigate({ to: `/lots/${id}`, search: { tab: key } })}
        items={tabs.map((key) => ({ key, label: say(`tabs.${key}`) }))}
      />
      <Part tab={tab} lotId={id} />
    </>
  );
}

function Part({ tab, lotId }: { tab: Tab; lotId: string }) {
  const { data: lot } = useQuery(lotQuery(lotId));
  if (!lot) return null;
  switch (tab) {
    case 'facts':
      return <LotFacts lot={lot} />;
    case 'history':
      return <LotHistory lotId={lotId} />;
    case 'evidence':
      return <LotEvidence lotId={lotId} />;
    case 'gate':
      return <LotGate lotId={lotId} />;
    case 'exposure':
      return (
        <Suspense fallback={<Skeleton lines={6} />}>
          <Exposure lotIds={[lotId]} />
        </Suspense>
      );
    case 'scans':
      return <LotScans lotId={lotId} />;
    case 'log':
      return <LotLog lotId={lotId} />;
  }
}

/** Whether it may move, at a glance; what stops it stands in the banner. */
function LotState({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const { data: holds } = useQuery(lotHoldsQuery(lotId));
  const { data: recalls } = useQuery(lotRecallsQuery(lotId));
  if (!holds || !recalls) return null;
  const isFree =
    holds.items.every(({ releasedAt }) => releasedAt !== null) &&
    recalls.items.every(({ closedAt }) => closedAt !== null);
  return isFree ? <Tag color="success">{say('free')}</Tag> : null;
}

function PublicPage({ lotId }: { lotId: string }) {
  const say = lotWords.useWords();
  const may = useMay();
  const { data: code } = useQuery({ ...lotCodeQuery(lotId), enabled: may('read') });
  return code ? (
    <a href={code.links.page} target="_blank" rel="noreferrer">
      {say('page')} {code.printed}
    </a>
  ) : null;
}
