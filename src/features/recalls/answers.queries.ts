import { type Selectable, sql } from 'kysely';

import type {
  RecallAnswerLineTable,
  RecallAnswerTable,
  RecallDisposalTable,
  RecallReceiptTable,
  RecallReportTable,
} from '../../../db/types.ts';
import type { Db } from '../../core/context.ts';
import { isOfOrg, type Viewer } from '../../core/viewer.ts';

export type Receipt = Selectable<RecallReceiptTable>;
export type Answer = Selectable<RecallAnswerTable>;
export type AnswerLine = Selectable<RecallAnswerLineTable>;
export type Disposal = Selectable<RecallDisposalTable>;
export type Report = Selectable<RecallReportTable>;

/** A row of a holder's: its own, its authority's, and that of the authority that recalls. */
function isHoldersWord(viewer: Viewer, table: string) {
  if (viewer.sees !== 'jurisdiction') return isOfOrg(viewer, `${table}.org_id`);
  return sql<boolean>`(${isOfOrg(viewer, `${table}.org_id`)} or exists (
    select from recall vr where vr.id = ${sql.ref(`${table}.recall_id`)}
      and ${isOfOrg(viewer, 'vr.org_id')}))`;
}

export async function listReceipts(db: Db, viewer: Viewer, recallId: string): Promise<Receipt[]> {
  return db
    .selectFrom('recall_receipt')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where(isHoldersWord(viewer, 'recall_receipt'))
    .execute();
}

export async function listAnswers(
  db: Db,
  viewer: Viewer,
  recallId: string,
): Promise<(Answer & { lines: AnswerLine[] })[]> {
  const answers = await db
    .selectFrom('recall_answer')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where(isHoldersWord(viewer, 'recall_answer'))
    .orderBy('org_id')
    .orderBy('number')
    .execute();
  const lines = await db
    .selectFrom('recall_answer_line')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where(isHoldersWord(viewer, 'recall_answer_line'))
    .orderBy('answer_id')
    .orderBy('line')
    .execute();
  const byAnswer = new Map<string, AnswerLine[]>();
  for (const line of lines) {
    byAnswer.set(line.answer_id, [...(byAnswer.get(line.answer_id) ?? []), line]);
  }
  return answers.map((answer) => ({ ...answer, lines: byAnswer.get(answer.id) ?? [] }));
}

export async function listDisposals(db: Db, viewer: Viewer, recallId: string): Promise<Disposal[]> {
  return db
    .selectFrom('recall_disposal')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where(isHoldersWord(viewer, 'recall_disposal'))
    .orderBy('disposed_at')
    .orderBy('id')
    .orderBy('line')
    .execute();
}

export async function listReports(db: Db, viewer: Viewer, recallId: string): Promise<Report[]> {
  return db
    .selectFrom('recall_report')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where(isHoldersWord(viewer, 'recall_report'))
    .orderBy('filed_at')
    .orderBy('id')
    .execute();
}

/** When the first report of each step was handed in, whoever handed it in. */
export async function firstReports(db: Db, recallId: string) {
  const rows = await db
    .selectFrom('recall_report')
    .select(['step', (eb) => eb.fn.min('filed_at').as('at')])
    .where('recall_id', '=', recallId)
    .groupBy('step')
    .execute();
  return new Map(rows.map(({ step, at }) => [step, at]));
}

export async function overseenOrgs(
  db: Db,
  viewer: Viewer,
  orgIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where(sql<boolean>`id = any(${orgIds}::uuid[])`)
    .where(isOfOrg(viewer, 'organisation.id'))
    .execute();
  return new Set(rows.map(({ id }) => id));
}
