import { type AnalyteCode, analytes, demandsHold, testResultNames } from './analytes.ts';
import { formatShanghai, shanghaiDate } from './business-time.ts';
import { documentKindNames, documentStateNames } from './documents.ts';
import {
  type ArrivalFact,
  type DisinfectionFact,
  type DocumentFact,
  kinOf,
  type LotFact,
  type LotFacts,
  type TestFact,
  upward,
} from './policy-facts.ts';
import type { Requirement, Rule, Site } from './policy-rules.ts';
import { formatKg } from './quantity.ts';
import { isProductSample } from './samples.ts';
import type { Text } from './text.ts';

/** What a requirement was met with. */
export type Evidence = {
  readonly kind: 'document' | 'test' | 'disinfection' | 'arrival';
  /** Of the document, the test or the disinfection; of the premises of an arrival. */
  readonly id: string;
  readonly lotId: string;
  readonly note: Text;
};

/** `missing` says what lacks and what to do about it; null when the requirement is met. */
export type Answer = { readonly missing: Text | null; readonly evidence: readonly Evidence[] };

/** One requirement of one lot: what is known at `knownAt` about what was so at `at`. */
type Question = {
  readonly rule: Rule;
  readonly facts: LotFacts;
  readonly subject: LotFact;
  readonly site: Site;
  readonly at: Date;
  readonly knownAt: Date;
};

type Of<K extends Requirement['kind']> = Extract<Requirement, { kind: K }>;

const met = (evidence: readonly Evidence[] = []): Answer => ({ missing: null, evidence });
const lacks = (zh: string, en: string): Answer => ({ missing: { zh, en }, evidence: [] });

export function check(question: Question): Answer {
  const { requirement } = question.rule;
  switch (requirement.kind) {
    case 'document':
      return checkDocument(question, requirement);
    case 'test':
      return checkTest(question, requirement);
    case 'disinfection':
      return checkDisinfection(question, requirement);
    case 'not_expired':
      return checkExpiry(question);
    case 'whole_container':
      return checkContainer(question);
    case 'through_central_warehouse':
      return checkCentralWarehouse(question);
    case 'not_unloaded_here':
      return checkUnloading(question);
  }
}

/** Papers speak of a whole lot: one of a mixture's sources does not answer for the others. */
function checkDocument(question: Question, requirement: Of<'document'>): Answer {
  const { facts, subject, knownAt } = question;
  const carriers = upward(facts, subject.id);
  const known = facts.documents.filter(
    ({ lotId, kind, attachedAt }) =>
      carriers.has(lotId) &&
      attachedAt <= knownAt &&
      requirement.anyOf.some((accepted) => accepted.kind === kind),
  );
  const valid = known.filter((document) => isValid(question, document, requirement));
  const isCovered = [subject, ...facts.ancestors].some((lot) => {
    const grams = carriers.has(lot.id) ? coveredGrams(valid, lot) : 0;
    return grams > 0 && (!requirement.wholeQuantity || grams >= lot.declaredGrams);
  });
  if (isCovered) return met(valid.map(documentEvidence));
  const names = alternatives(requirement.anyOf.map(({ kind }) => documentKindNames[kind]));
  if (valid.length > 0) {
    const has = formatKg(coveredGrams(valid, subject));
    const wants = formatKg(subject.declaredGrams);
    return lacks(
      `${names.zh}只覆盖 ${has} kg，本批 ${wants} kg。请补登其余数量的证明`,
      `The ${names.en} covers only ${has} kg of ${wants} kg. Register papers for the rest`,
    );
  }
  const wanted = alternatives(
    [...new Set(requirement.anyOf.flatMap(({ states }) => states))].map(
      (state) => documentStateNames[state],
    ),
  );
  const state = known.map((document) => stateOf(question, document)?.state).find(isKnown);
  if (state === undefined) {
    return lacks(
      `缺少${names.zh}（${wanted.zh}）。请登记证件并关联到该批次`,
      `No ${names.en} (${wanted.en}). Register the paper for this lot`,
    );
  }
  const now = documentStateNames[state];
  return lacks(
    `${names.zh}尚不可用：现为${now.zh}，须为${wanted.zh}且在有效期内。请更新证件状态或补登有效证件`,
    `The ${names.en} does not count: it is ${now.en} and has to be ${wanted.en} and within its validity. Update its state or register a valid one`,
  );
}

function alternatives(texts: readonly Text[]): Text {
  return {
    zh: texts.map(({ zh }) => zh).join('或'),
    en: texts.map(({ en }) => en).join(' or '),
  };
}

const isKnown = <T>(value: T | undefined): value is T => value !== undefined;

function isValid(question: Question, document: DocumentFact, requirement: Of<'document'>): boolean {
  const { at } = question;
  const today = shanghaiDate(at);
  const latest = stateOf(question, document);
  if (latest === undefined) return false;
  const { kind, issuedOn, validUntil } = document;
  // A paper that bears no date counts from when it was recorded.
  const stood = issuedOn === null ? latest.recordedAt <= at : issuedOn <= today;
  return (
    stood &&
    (validUntil === null || validUntil >= today) &&
    requirement.anyOf.some(
      (accepted) => accepted.kind === kind && accepted.states.includes(latest.state),
    )
  );
}

function stateOf({ knownAt }: Question, document: DocumentFact) {
  return document.states.findLast(({ recordedAt }) => recordedAt <= knownAt);
}

function coveredGrams(documents: readonly DocumentFact[], lot: LotFact): number {
  return documents
    .filter(({ lotId }) => lotId === lot.id)
    .reduce((sum, { grams }) => sum + (grams ?? lot.declaredGrams), 0);
}

function documentEvidence(document: DocumentFact): Evidence {
  const { id, lotId, kind, number } = document;
  const name = documentKindNames[kind];
  const suffix = number === null ? '' : ` ${number}`;
  return { kind: 'document', id, lotId, note: { zh: name.zh + suffix, en: name.en + suffix } };
}

function checkTest(question: Question, requirement: Of<'test'>): Answer {
  const evidence: Evidence[] = [];
  for (const analyte of requirement.analytes) {
    const answer = checkAnalyte(question, requirement, analyte);
    if (answer.missing) return answer;
    evidence.push(...answer.evidence);
  }
  return met(evidence);
}

function checkAnalyte(question: Question, requirement: Of<'test'>, analyte: AnalyteCode): Answer {
  const { facts, subject, at, knownAt } = question;
  const name = analytes[analyte].name;
  const standing = facts.tests.filter(
    (test) =>
      test.analyte === analyte &&
      test.recordedAt <= knownAt &&
      (test.supersededAt === null || test.supersededAt > knownAt),
  );
  const alarming = standing.find(({ result }) => demandsHold(result));
  if (alarming) {
    return lacks(
      `样品 ${alarming.sampleNumber} 的${name.zh}检测结果为${testResultNames[alarming.result].zh}，尚无复检结果替代。请等待复检或处置`,
      `Sample ${alarming.sampleNumber} was found ${testResultNames[alarming.result].en.toLowerCase()} for ${name.en} and no later result has replaced that. Wait for the retest or the disposition`,
    );
  }
  const kin = kinOf(facts, subject.id);
  const negative = standing.filter(
    (test) =>
      test.result === 'negative' &&
      kin.has(test.lotId) &&
      test.takenAt <= at &&
      test.testedAt <= at,
  );
  const ofKind = negative.filter((test) => isOfKind(test, requirement));
  const here = requirement.sampledAfterArrival ? takenHere(question, ofKind) : ofKind;
  const fresh = here.filter((test) => isFresh(test, at, requirement.withinHours));
  const samples = new Set(fresh.map(({ sampleId }) => sampleId)).size;
  if (samples >= requirement.samples) return met(fresh.map(testEvidence));
  if (fresh.length > 0) {
    return lacks(
      `${name.zh}阴性样品 ${samples} 份，须 ${requirement.samples} 份。请补采补检`,
      `${samples} negative samples for ${name.en}, ${requirement.samples} are needed. Take and test more`,
    );
  }
  if (here.length > 0) {
    return lacks(
      `${name.zh}检测已过期：采样须在 ${requirement.withinHours} 小时内。请重新采样送检`,
      `The ${name.en} test is too old: the sample has to be taken within ${requirement.withinHours} hours. Sample again`,
    );
  }
  if (ofKind.length > 0) {
    return lacks(
      `${name.zh}须用到达本场所后采的样品检测，口岸或他处的结果不能代替。请在本场所采样送检`,
      `The ${name.en} test needs a sample taken here after arrival; a result from the port or elsewhere does not stand in for it. Sample here`,
    );
  }
  return lacks(
    `缺少${name.zh}检测阴性结果。请采样送检，结果登记后再办理`,
    `No negative ${name.en} result. Take samples, have them tested and record the result`,
  );
}

/** Samples of people, rooms and vehicles say nothing about the goods unless a rule names them. */
function isOfKind(test: TestFact, { sampleKinds, methods }: Of<'test'>): boolean {
  const kind = sampleKinds?.includes(test.sampleKind) ?? isProductSample(test.sampleKind);
  return kind && (methods?.includes(test.method) ?? true);
}

function takenHere(question: Question, tests: readonly TestFact[]): TestFact[] {
  const last = arrivalsHere(question).at(-1);
  if (!last) return [];
  return tests.filter(
    ({ premisesId, takenAt }) => premisesId === question.site.id && takenAt >= last.at,
  );
}

function isFresh(test: TestFact, at: Date, withinHours: number | null): boolean {
  return withinHours === null || at.getTime() - test.takenAt.getTime() <= withinHours * 3_600_000;
}

function testEvidence(test: TestFact): Evidence {
  const name = analytes[test.analyte].name;
  const taken = formatShanghai(test.takenAt);
  return {
    kind: 'test',
    id: test.id,
    lotId: test.lotId,
    note: {
      zh: `${name.zh}阴性，样品 ${test.sampleNumber}，${taken} 采样`,
      en: `${name.en} negative, sample ${test.sampleNumber} taken ${taken}`,
    },
  };
}

/** In order of time, of the subject and of lots that hold the same goods. */
function arrivalsHere(question: Question): ArrivalFact[] {
  return arrivals(question)
    .filter(({ premisesId }) => premisesId === question.site.id)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function arrivals({ facts, subject, at, knownAt }: Question): ArrivalFact[] {
  const kin = kinOf(facts, subject.id);
  return facts.arrivals.filter(
    (arrival) => kin.has(arrival.lotId) && arrival.at <= at && arrival.recordedAt <= knownAt,
  );
}

function checkDisinfection(question: Question, requirement: Of<'disinfection'>): Answer {
  const { facts, subject, at, knownAt, site } = question;
  const kin = kinOf(facts, subject.id);
  const done = facts.disinfections.filter(
    (disinfection) =>
      kin.has(disinfection.lotId) &&
      (requirement.objects?.includes(disinfection.object) ?? true) &&
      disinfection.endedAt <= at &&
      disinfection.recordedAt <= knownAt,
  );
  if (!requirement.afterArrival) {
    if (done.length > 0) return met(done.map(disinfectionEvidence));
    return lacks(
      '缺少消毒记录。请消毒后登记消毒记录和证明编号',
      'No disinfection is recorded. Disinfect, then record it with the certificate number',
    );
  }
  const here = done.filter(({ premisesId }) => premisesId === site.id);
  const open = undisinfected(arrivalsHere(question), here);
  if (open === 0) return met(here.map(disinfectionEvidence));
  if (open === null) {
    return lacks(
      '该批次没有到达本场所的记录，无法确认到货后已消毒。请先办理入库',
      'No arrival of this lot here is recorded, so it can’t be told to be disinfected since. Receive it first',
    );
  }
  return lacks(
    `到达本场所后尚有 ${formatKg(open)} kg 未消毒。请消毒后登记消毒记录`,
    `${formatKg(open)} kg have not been disinfected since they arrived here. Disinfect them and record it`,
  );
}

/**
 * The grams that arrived and were not disinfected since; null without an arrival. Each disinfection
 * serves goods that came before it, so what came last must be covered by what was done since.
 */
function undisinfected(
  arrived: readonly ArrivalFact[],
  done: readonly DisinfectionFact[],
): number | null {
  if (arrived.length === 0) return null;
  const open = arrived.map(({ at: since }) => {
    const came = sumGrams(arrived.filter(({ at }) => at >= since));
    return came - sumGrams(done.filter(({ startedAt }) => startedAt >= since));
  });
  return Math.max(0, ...open);
}

function sumGrams(items: readonly { readonly grams: number }[]): number {
  return items.reduce((sum, { grams }) => sum + grams, 0);
}

function disinfectionEvidence(disinfection: DisinfectionFact): Evidence {
  const { id, lotId, certificateNo, endedAt } = disinfection;
  const on = formatShanghai(endedAt);
  return {
    kind: 'disinfection',
    id,
    lotId,
    note: { zh: `消毒证明 ${certificateNo}，${on}`, en: `Disinfection ${certificateNo}, ${on}` },
  };
}

function checkExpiry({ subject, at }: Question): Answer {
  if (shanghaiDate(at) <= subject.expiryDate) return met();
  return lacks(
    `已于 ${subject.expiryDate} 过期。请停止流转，按不合格品处置`,
    `Expired on ${subject.expiryDate}. Stop it and dispose of it`,
  );
}

function checkContainer({ facts, subject }: Question): Answer {
  const left = (facts.container ?? []).filter(
    ({ here, moving }) => moving.grams < here.grams || moving.pieces < here.pieces,
  );
  if (left.length === 0) return met();
  const numbers = left.map(({ number }) => number);
  return lacks(
    `集装箱 ${subject.containerNo ?? '—'} 须整柜进、整柜出，不得拆分提货；${numbers.join('、')} 仍有货物留仓。请整柜一次出清`,
    `Container ${subject.containerNo ?? '—'} goes in and out whole, without partial pick-up; ${numbers.join(', ')} would stay behind in part. Ship all of it at once`,
  );
}

function checkCentralWarehouse(question: Question): Answer {
  const { divisionId } = question.rule;
  const through = arrivals(question).filter(
    ({ premisesKind, divisionPath }) =>
      premisesKind === 'central_warehouse' && divisionPath.includes(divisionId),
  );
  if (through.length > 0) return met(through.map(arrivalEvidence));
  return lacks(
    '0℃ 以下贮存的进口货物须先进集中监管仓采样、消毒。请预约集中监管仓',
    'Imported goods stored below 0 °C go through a central warehouse first, for sampling and disinfection. Book one',
  );
}

function checkUnloading(question: Question): Answer {
  const { divisionId } = question.rule;
  const elsewhere = arrivals(question).filter(
    ({ divisionPath }) => !divisionPath.includes(divisionId),
  );
  if (elsewhere.length > 0) return met(elsewhere.map(arrivalEvidence));
  return lacks(
    '该批次申报为首站在省外，在省内不得开箱、卸货。请原柜运往省外首站，或更正申报后再办理',
    'This lot was declared with its first station outside the province: it may not be opened or unloaded here. Send it on sealed, or have the declaration put right',
  );
}

function arrivalEvidence(arrival: ArrivalFact): Evidence {
  const at = formatShanghai(arrival.at);
  return {
    kind: 'arrival',
    id: arrival.premisesId,
    lotId: arrival.lotId,
    note: { zh: `${at} 到货`, en: `Arrived ${at}` },
  };
}
