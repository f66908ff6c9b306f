import { type BusinessCalendar, endOfDay, workingDaysAfter } from './business-days.ts';
import { shanghaiDate } from './business-time.ts';
import { reportStepNames } from './recalls.ts';
import type { Text } from './text.ts';

export const recallClasses = [1, 2, 3] as const;
export type RecallClass = (typeof recallClasses)[number];

/** 食品召回管理办法: hours from knowing to the start, working days from the notice to the end. */
export const recallTerms: Record<RecallClass, { startHours: number; workingDays: number }> = {
  1: { startHours: 24, workingDays: 10 },
  2: { startHours: 48, workingDays: 20 },
  3: { startHours: 72, workingDays: 30 },
};

export const recallSteps = ['start', 'plan', 'progress', 'finish', 'summary'] as const;
export type RecallStep = (typeof recallSteps)[number];

export const recallStepNames: Record<RecallStep, Text> = {
  start: { zh: '启动召回', en: 'Start' },
  plan: reportStepNames.plan,
  progress: reportStepNames.progress,
  finish: { zh: '完成召回', en: 'Finish' },
  summary: reportStepNames.summary,
};

/** `law`: the measure names the term. `platform`: it asks for the step, and we set the day. */
export type Basis = 'law' | 'platform';

export const basisWords: Record<Basis, Text> = {
  law: {
    zh: '《食品召回管理办法》规定的时限',
    en: 'Term of the Measures for the Administration of Food Recall',
  },
  platform: {
    zh: '办法未定具体日期,按本平台默认时限',
    en: "The measures name no day for it; this platform's default",
  },
};

/** Met and late are done; open and overdue are not. */
export type StepState = 'met' | 'late' | 'open' | 'overdue';

export type Deadline = {
  step: RecallStep;
  dueAt: Date;
  doneAt: Date | null;
  state: StepState;
  basis: Basis;
  /** Years of the way there whose holidays are not published: weekends only were counted out. */
  unpublished: number[];
};

export type ClockFacts = {
  class: RecallClass;
  knownAt: Date;
  openedAt: Date;
  closedAt: Date | null;
  /** When the first report of each step was handed in. */
  filed: Partial<Record<'plan' | 'progress' | 'summary', Date>>;
};

const hourMs = 3_600_000;

/** All deadlines as they stand at a moment. The public notice goes out with the start, so days count from it. */
export function recallDeadlines(
  facts: ClockFacts,
  at: Date,
  calendar: BusinessCalendar,
): Deadline[] {
  const { startHours, workingDays } = recallTerms[facts.class];
  const startBy = new Date(facts.knownAt.getTime() + startHours * hourMs);
  const opened = shanghaiDate(facts.openedAt);
  const half = workingDaysAfter(opened, workingDays / 2, calendar);
  const last = workingDaysAfter(opened, workingDays, calendar);
  const of = (
    step: RecallStep,
    basis: Basis,
    dueAt: Date,
    doneAt: Date | null | undefined,
    unpublished: number[] = [],
  ): Deadline => {
    const done = doneAt && doneAt <= at ? doneAt : null;
    return { step, basis, dueAt, doneAt: done, state: stateOf(dueAt, done, at), unpublished };
  };
  const { plan, progress, summary } = facts.filed;
  return [
    of('start', 'law', startBy, facts.openedAt),
    of('plan', 'law', startBy, plan),
    of('progress', 'platform', endOfDay(half.date), progress, half.unpublished),
    of('finish', 'law', endOfDay(last.date), facts.closedAt, last.unpublished),
    of('summary', 'platform', endOfDay(last.date), summary, last.unpublished),
  ];
}

function stateOf(dueAt: Date, doneAt: Date | null, at: Date): StepState {
  if (doneAt !== null) return doneAt <= dueAt ? 'met' : 'late';
  return at <= dueAt ? 'open' : 'overdue';
}

/** A holder answers within the hours that the law gives for the start. The measure names no hour. */
export function answerDueAt(grade: RecallClass, issuedAt: Date): Date {
  return new Date(issuedAt.getTime() + recallTerms[grade].startHours * hourMs);
}
