import type { UnitCodes } from '../../core/ports.ts';
import { tidyCode } from '../../domain/code-text.ts';
import { isRestrictedCirculation } from '../../domain/gs1.ts';
import type { CodeLevel } from '../../domain/scan-warnings.ts';
import { judgeScan, type Scan, type ScanStep } from '../../domain/scan.ts';
import type { Text } from '../../domain/text.ts';
import { parseTraceCode, traceCodeLength } from '../../domain/trace-code.ts';
import { readUnitCode } from '../../domain/unit-code.ts';
import { countryName } from '../reference/countries.service.ts';
import { toTally } from './scan-tally.queries.ts';
import { type WarningBook, warningsOf } from './scan-tally.service.ts';
import {
  type CodeProblem,
  inactiveCode,
  notOfferedFault,
  replacedCode,
  unknownCode,
  voidCode,
} from './scan.errors.ts';
import type { FindScan, ScanFacts, Wanted } from './scan.queries.ts';

export type { CodeProblem } from './scan.errors.ts';

/** A code that was issued, and what its scan showed. */
export type Scanned = {
  /** Canonical, without groups. */
  code: string;
  lotId: string;
  level: CodeLevel;
  outcome: 'shown' | 'inactive' | 'void' | 'replaced';
};

export type Found =
  | { scan: Scan; scanned: Scanned; generation: number }
  /** `scanned` where the code was issued at all. */
  | { problem: CodeProblem; scanned?: Scanned };

export type LookUp = {
  /** What was typed or scanned: what to look up, or why it can't be a code of ours. No IO. */
  read: (text: string) => Wanted | { problem: CodeProblem };
  find: (wanted: Wanted, now: Date) => Promise<Found>;
};

export type Sources = {
  find: FindScan;
  unitCodes: UnitCodes | undefined;
  bookAt: (now: Date) => Promise<WarningBook>;
};

/** A text that is no code, or a code that nobody here made, is told so before the database is asked. */
export function createLookUp({ find, unitCodes, bookAt }: Sources): LookUp {
  const lookUp = async (wanted: Wanted, now: Date): Promise<Found> => {
    const { code } = wanted;
    const facts = await find(wanted);
    if (!facts) return { problem: unknownCode(code) };
    const level = facts.unit?.level ?? 'lot';
    const which = { code, lotId: facts.lotId, level } as const;
    const ended = endOf(facts, unitCodes);
    if (ended) return { problem: ended, scanned: { ...which, outcome: ended.kind } };
    const { activatedAt } = facts;
    if (activatedAt === null) {
      return { problem: inactiveCode(code), scanned: { ...which, outcome: 'inactive' } };
    }
    const book = await bookAt(now);
    return {
      scan: toScan(facts, { activatedAt, level, book, now }),
      scanned: { ...which, outcome: 'shown' },
      generation: facts.generation,
    };
  };
  return { read: (text) => readCode(text, unitCodes), find: lookUp };
}

/** Nobody types as much as this with all its spaces and hyphens. */
const longestTyped = 200;

function readCode(
  text: string,
  unitCodes: UnitCodes | undefined,
): Wanted | { problem: CodeProblem } {
  // Once, for all that look at it: whatever comes here may come by the thousand.
  const tidy = tidyCode(text.slice(0, longestTyped));
  if (tidy.length <= traceCodeLength) {
    const parsed = parseTraceCode(tidy);
    if (parsed.ok) return { code: parsed.value, unit: null };
    const kind = parsed.fault.code === 'code.check' ? 'check' : 'form';
    return { problem: { kind, code: null, fault: parsed.fault } };
  }
  const opened = unitCodes?.open(tidy) ?? openedByNobody(tidy);
  if (opened.ok) return { code: opened.code, unit: opened };
  const { problem: kind, fault } = opened;
  const code = kind === 'form' || kind === 'check' ? null : tidy;
  return { problem: { kind, code, fault } };
}

/** Where there are no keys the form can still be judged. */
function openedByNobody(text: string) {
  const read = readUnitCode(text);
  return read.ok ? ({ ok: false, problem: 'not_offered', fault: notOfferedFault } as const) : read;
}

/** Why a code that was issued is no longer in force. */
function endOf(facts: ScanFacts, unitCodes: UnitCodes | undefined) {
  const { code, state, unit } = facts;
  if (state === 'void') return voidCode(code);
  if (state !== 'replaced') return undefined;
  const next = unit?.successor;
  const held = next && unitCodes?.keyCheck(next.keyVersion) !== undefined;
  return replacedCode(code, held ? unitCodes.make(next, next.serial) : null);
}

/** The canonical code where it is one, so that every way of typing it shares an address. */
export function addressOf(typed: string): string {
  const unit = readUnitCode(typed);
  if (unit.ok) return unit.code;
  const parsed = parseTraceCode(typed);
  return parsed.ok ? parsed.value : escaped(typed);
}

/** What is no code, as a part of an address. Cut between characters: half of one can't be escaped. */
export function escaped(typed: string): string {
  return encodeURIComponent(Array.from(typed).slice(0, 80).join(''));
}

type Known = { activatedAt: number; level: CodeLevel; book: WarningBook; now: Date };

/** Names each field that leaves: what is not here is not shown. */
function toScan(facts: ScanFacts, { activatedAt, level, book, now }: Known): Scan {
  const { product, lot, unit } = facts;
  const documents = facts.documents ?? [];
  const tally = toTally(facts.tally, level, now);
  const { verdict, notices } = judgeScan(
    {
      recalls: (facts.recalls ?? []).map(({ number, class: grade, kind, firm, zh, en, since }) => ({
        number,
        class: grade,
        recallKind: kind,
        firm,
        reason: { zh, en },
        since: iso(since),
      })),
      holds: facts.holds ?? [],
      withdrawn: lot.withdrawn,
      expiryDate: lot.expiryDate,
      documents,
      warnings: warningsOf(tally, book, now),
    },
    now,
  );
  return {
    code: facts.code,
    unit: unit && { level: unit.level, movedAt: isoOrNull(unit.movedAt) },
    verdict,
    notices,
    activatedAt: iso(activatedAt),
    product: {
      name: { zh: product.zh, en: product.en },
      category: product.category,
      spec: product.spec,
      ...numbered(product.gtin),
      storageClass: lot.storageClass,
      shelfLifeDays: product.shelfLifeDays,
    },
    lot: {
      number: lot.number,
      kind: lot.kind,
      supplierLotNo: lot.supplierLotNo,
      productionDate: lot.productionDate,
      expiryDate: lot.expiryDate,
    },
    origin: {
      country: lot.country,
      countryName: nameOf(lot.country),
      place: facts.place,
      producer: lot.producer,
      establishmentHomeNo: lot.establishmentHomeNo,
      establishmentCnNo: lot.establishmentCnNo,
      port: lot.port,
      sources: (facts.sources ?? []).map((country) => ({
        country,
        countryName: nameOf(country),
      })),
    },
    declaredBy: facts.declaredBy,
    route: routeOf(facts),
    tests: (facts.tests ?? []).map((test) => ({
      analyte: test.analyte,
      method: test.method,
      result: test.result,
      laboratory: test.laboratory,
      sampleKinds: test.sampleKinds,
      sampledAt: iso(test.sampledAt),
    })),
    disinfections: (facts.disinfections ?? []).map(({ certificateNo, at, by }) => ({
      certificateNo,
      at: iso(at),
      by,
    })),
    tally: {
      firstScan: facts.tally.total && iso(facts.tally.total.firstHour),
      scans: tally.scans,
    },
    documents: documents.map((document) => ({
      kind: document.kind,
      number: document.number,
      issuer: document.issuer,
      state: document.state,
      issuedOn: document.issuedOn,
      validUntil: document.validUntil,
      files: (document.files ?? []).map(({ sha256, mediaType }) => ({
        url: `/t/files/${sha256}`,
        mediaType,
      })),
    })),
  };
}

/** Goods of several origins in one lot carry no country's name. */
function nameOf(country: string): Text {
  return country === variousOrigins ? various : countryName(country);
}

const variousOrigins = 'ZZ';
const various: Text = { zh: '多个产地', en: 'Several origins' };

/** A processed lot begins with its processing, any other with its declaration. */
function routeOf({ lot, place, route }: ScanFacts): ScanStep[] {
  const steps = (route ?? []).map((step) => ({
    kind: step.kind,
    premisesKind: step.premisesKind,
    city: step.city,
    from: iso(step.from),
    to: iso(step.to),
    inherited: step.inherited,
  }));
  if (lot.kind === 'processed') return steps;
  const at = iso(lot.declaredAt);
  const declared = { kind: 'declared', premisesKind: null, inherited: false } as const;
  return [{ ...declared, city: place, from: at, to: at }, ...steps];
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}

/** A number that no company owns says nothing about the goods outside the firm that gave it. */
function numbered(number: string | null) {
  const inHouse = number !== null && isRestrictedCirculation(number);
  return inHouse ? { gtin: null, inHouseCode: number } : { gtin: number, inHouseCode: null };
}
