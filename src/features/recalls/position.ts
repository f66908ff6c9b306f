import type { Db } from '../../core/context.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { Quantity } from '../../domain/quantity.ts';
import {
  accountedGrams,
  disagreements,
  type Fates,
  type Holding,
  holdingsOf,
  noFates,
  nothing,
  plus,
  shareOf,
  total,
  whereabouts,
  type Where,
} from '../../domain/recall-books.ts';
import { answerDueAt } from '../../domain/recall-clock.ts';
import { disposalOutcomes, type DisposalOutcome } from '../../domain/recalls.ts';
import * as answers from './answers.queries.ts';
import type { Figures } from './recalls.figures.ts';
import type { Recall } from './recalls.queries.ts';
import * as scope from './scope.queries.ts';

/** How a recall stands at a moment: computed when asked, so what is recorded late is in it by itself. */

export type StandingAnswer = { answeredAt: Date; fates: Fates; lines: answers.AnswerLine[] };

export type NoticeLot = {
  lotId: string;
  /** From when on the holder was told of this lot. */
  issuedAt: Date;
  holding: Holding;
  answer: StandingAnswer | undefined;
  /** The answer against the books as of its own moment. */
  disagreements: ReturnType<typeof disagreements>;
  disposed: Record<DisposalOutcome, Quantity>;
  accountedGrams: number;
};

export type Notice = {
  orgId: string;
  nameZh: string;
  nameEn: string;
  issuedAt: Date;
  dueAt: Date;
  receivedAt: Date | null;
  firstAnswerAt: Date | null;
  lastAnswerAt: Date | null;
  answered: boolean;
  overdue: boolean;
  lots: NoticeLot[];
};

export type Position = {
  at: Date;
  lotIds: string[];
  notices: Notice[];
  /** What stands somewhere and was neither downgraded nor released. */
  undisposed: scope.Standing[];
};

const everything: Viewer = { sees: 'all' };

/** `db` has to see the whole; whoever asks is shown a part. */
export async function positionOf(db: Db, recall: Recall, at: Date): Promise<Position> {
  const until = recall.closed_recorded_at ?? at;
  const lotIds = await scope.lotsInScope(db, recall.id);
  const parties = await scope.partiesOf(db, lotIds, until < at ? until : at);
  const flows = byLot(await scope.flowsOf(db, lotIds, at));
  const sales = byLot(await scope.outsideSalesOf(db, lotIds, at));
  const receipts = await answers.listReceipts(db, everything, recall.id);
  const said = await answers.listAnswers(db, everything, recall.id);
  const disposals = await answers.listDisposals(db, everything, recall.id);
  const booksOf = (lotId: string, then: Date) =>
    holdingsOf(
      (flows.get(lotId) ?? []).filter((flow) => flow.at <= then),
      (sales.get(lotId) ?? []).filter((sale) => sale.at <= then),
    );
  const now = new Map(
    lotIds.flatMap((lotId) => booksOf(lotId, at)).map((one) => [`${one.orgId} ${one.lotId}`, one]),
  );
  const byOrg = new Map<string, scope.Party[]>();
  for (const party of parties) byOrg.set(party.orgId, [...(byOrg.get(party.orgId) ?? []), party]);
  const notices = [...byOrg.entries()].map(([orgId, theirs]): Notice => {
    const spoken = said.filter((one) => one.org_id === orgId && one.answered_at <= at);
    const lots = theirs.map(({ lotId, since }): NoticeLot => {
      const holding = now.get(`${orgId} ${lotId}`) ?? emptyHolding(orgId, lotId);
      const answer = standingAnswer(spoken, lotId);
      const then =
        answer && booksOf(lotId, answer.answeredAt).find((one) => one.orgId === orgId)?.fates;
      const disposed = disposedOf(
        disposals.filter(
          (one) => one.org_id === orgId && one.lot_id === lotId && one.disposed_at <= at,
        ),
      );
      return {
        lotId,
        issuedAt: since > recall.recorded_at ? since : recall.recorded_at,
        holding,
        answer,
        disagreements: answer ? disagreements(answer.fates, then ?? noFates()) : [],
        disposed,
        accountedGrams: accountedGrams(holding, answer?.fates, disposedHere(disposed).grams),
      };
    });
    const receipt = receipts.find((one) => one.org_id === orgId && one.received_at <= at);
    return toNotice(recall, at, theirs, lots, spoken, receipt);
  });
  const standing = await scope.standingOf(db, lotIds);
  return { at, lotIds, notices, undisposed: undisposedOf(standing, disposals) };
}

function byLot<T extends { lotId: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const list = map.get(row.lotId);
    if (list) list.push(row);
    else map.set(row.lotId, [row]);
  }
  return map;
}

function emptyHolding(orgId: string, lotId: string): Holding {
  const empty = holdingsOf(
    [
      {
        lotId,
        ...nothing,
        from: null,
        to: { orgId, kind: 'room', toOrgId: null, returning: false },
      },
    ],
    [],
  )[0];
  if (!empty) throw new Error('One flow makes one holding');
  return empty;
}

function toNotice(
  recall: Recall,
  at: Date,
  theirs: readonly scope.Party[],
  lots: NoticeLot[],
  spoken: readonly answers.Answer[],
  receipt: answers.Receipt | undefined,
): Notice {
  const came = ({ holding }: NoticeLot) => holding.came.grams > 0 || holding.came.pieces > 0;
  const open = lots.filter((lot) => lot.answer === undefined && came(lot));
  const answered = spoken.length > 0 && open.length === 0;
  const issued = (some: readonly NoticeLot[]) =>
    new Date(Math.min(...some.map(({ issuedAt }) => issuedAt.getTime())));
  const dueAt = answerDueAt(recall.class, issued(open.length > 0 ? open : lots));
  const moments = spoken.map(({ answered_at }) => answered_at.getTime());
  const [first] = theirs;
  if (!first) throw new Error('A notice without lots');
  return {
    orgId: first.orgId,
    nameZh: first.nameZh,
    nameEn: first.nameEn,
    issuedAt: issued(lots),
    dueAt,
    receivedAt: receipt?.received_at ?? null,
    firstAnswerAt: moments.length > 0 ? new Date(Math.min(...moments)) : null,
    lastAnswerAt: moments.length > 0 ? new Date(Math.max(...moments)) : null,
    answered,
    overdue: !answered && recall.closed_at === null && at > dueAt,
    lots,
  };
}

/** The latest answer that names the lot stands for it as a whole. */
function standingAnswer(
  spoken: readonly (answers.Answer & { lines: answers.AnswerLine[] })[],
  lotId: string,
): StandingAnswer | undefined {
  const latest = spoken
    .toSorted((a, b) => b.number - a.number)
    .find(({ lines }) => lines.some((line) => line.lot_id === lotId));
  if (!latest) return undefined;
  const lines = latest.lines.filter((line) => line.lot_id === lotId);
  const fates = noFates();
  for (const line of lines) fates[line.fate] = plus(fates[line.fate], line);
  return { answeredAt: latest.answered_at, fates, lines };
}

function disposedOf(rows: readonly answers.Disposal[]): Record<DisposalOutcome, Quantity> {
  const of = (outcome: DisposalOutcome) => total(rows.filter((row) => row.outcome === outcome));
  return {
    returned: of('returned'),
    destroyed: of('destroyed'),
    downgraded: of('downgraded'),
    released: of('released'),
  };
}

/** What was disposed of and is still in the holder's name: returned goods are somebody else's. */
function disposedHere({ destroyed, downgraded, released }: Record<DisposalOutcome, Quantity>) {
  return total([destroyed, downgraded, released]);
}

export function undisposedOf(
  standing: readonly scope.Standing[],
  disposals: readonly answers.Disposal[],
): scope.Standing[] {
  return standing.flatMap((row) => {
    const freed = total(
      disposals.filter(
        ({ outcome, lot_id, place_id }) =>
          (outcome === 'downgraded' || outcome === 'released') &&
          lot_id === row.lotId &&
          place_id === row.placeId,
      ),
    );
    const rest = {
      grams: Math.max(0, row.grams - freed.grams),
      pieces: Math.max(0, row.pieces - freed.pieces),
    };
    return rest.grams > 0 || rest.pieces > 0 ? [{ ...row, ...rest }] : [];
  });
}

export function whereOf(lots: readonly NoticeLot[]): Where {
  const of = (place: keyof Where) => total(lots.map(({ holding }) => holding.where[place]));
  const entries = whereabouts.map((place) => [place, of(place)] as const);
  // Every key of Where is one of `whereabouts`.
  return Object.fromEntries(entries) as Where;
}

export function effectivenessOf(lots: readonly NoticeLot[]) {
  return shareOf(
    lots.reduce((sum, lot) => sum + lot.accountedGrams, 0),
    lots.reduce((sum, { holding }) => sum + holding.stands.grams, 0),
  );
}

const minutes = (from: Date, to: Date | undefined) =>
  to === undefined ? null : Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000));

/** In sum for all holders; by holder for those that `seen` names. */
export function figuresOf(
  recall: Recall,
  { at, lotIds, notices, undisposed }: Position,
  seen: (orgId: string) => boolean,
  undisposedReason: string | null = null,
): Figures {
  const lots = notices.flatMap((notice) => notice.lots);
  const count = (holds: (notice: Notice) => boolean) => notices.filter(holds).length;
  const earliest = notices.map(({ issuedAt }) => issuedAt).toSorted((a, b) => +a - +b)[0];
  const latest = notices
    .flatMap(({ lastAnswerAt }) => lastAnswerAt ?? [])
    .toSorted((a, b) => +b - +a)[0];
  const disposed = (outcome: DisposalOutcome) => total(lots.map((lot) => lot.disposed[outcome]));
  const sums = disposalOutcomes.map((outcome) => [outcome, disposed(outcome)] as const);
  return {
    at: at.toISOString(),
    lotIds,
    holders: notices.length,
    received: count(({ receivedAt }) => receivedAt !== null),
    answered: count(({ answered }) => answered),
    overdue: count(({ overdue }) => overdue),
    disagreeing: count((notice) => notice.lots.some((lot) => lot.disagreements.length > 0)),
    firstNoticeAt: earliest?.toISOString() ?? null,
    lastAnswerAt: latest?.toISOString() ?? null,
    minutesToFirstNotice: minutes(recall.known_at, earliest),
    minutesToLastAnswer: minutes(earliest ?? recall.recorded_at, latest),
    where: whereOf(lots),
    // Every key of the body is one of `disposalOutcomes`.
    disposed: Object.fromEntries(sums) as Figures['disposed'],
    effectiveness: effectivenessOf(lots),
    undisposed: total(undisposed),
    undisposedReason,
    byHolder: notices
      .filter(({ orgId }) => seen(orgId))
      .map((notice) => ({
        orgId: notice.orgId,
        lots: notice.lots.length,
        where: whereOf(notice.lots),
        effectiveness: effectivenessOf(notice.lots),
      })),
  };
}
