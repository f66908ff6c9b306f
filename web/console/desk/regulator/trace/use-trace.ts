import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';

import { useLanguage } from '../../../shared/words.ts';
import { modelOf, type TraceModel } from './trace-model.ts';
import { type Progress, readTrace, type TraceQuestion } from './trace-stream.ts';

export type Tracing = {
  model: TraceModel | undefined;
  /** Undefined once it has ended. */
  progress: Progress | undefined;
  error: unknown;
  /** What had come by then is shown. */
  stop: () => void;
  again: () => void;
};

const tellEveryMs = 120;
const nothing: Progress = { nodes: 0, bytes: 0 };

/** A trace as it comes in; another question, or leaving, hangs up. */
export function useTrace(question: TraceQuestion | undefined): Tracing {
  const language = useLanguage();
  const [progress, setProgress] = useState(nothing);
  const running = useRef<AbortController>(undefined);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['trace', question],
    enabled: question !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // Of a large one there should be no second copy.
    gcTime: 0,
    queryFn: async ({ signal }) => {
      if (!question) throw new Error('Nothing was asked');
      const abort = new AbortController();
      running.current = abort;
      signal.addEventListener('abort', () => abort.abort());
      setProgress(nothing);
      let told = performance.now();
      return readTrace(question, abort.signal, (next) => {
        if (performance.now() - told < tellEveryMs) return;
        told = performance.now();
        setProgress(next);
      });
    },
  });
  const model = useMemo(() => data && modelOf(data, language), [data, language]);
  return {
    model: isFetching ? undefined : model,
    progress: isFetching ? progress : undefined,
    error: error ?? undefined,
    stop: () => running.current?.abort(),
    again: () => void refetch(),
  };
}
