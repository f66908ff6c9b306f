import type { AnalyteCode, TestMethod, TestResult } from './analytes.ts';
import { shanghaiDate } from './business-time.ts';
import type { DocumentKind, DocumentState } from './documents.ts';
import type { LotKind } from './lots.ts';
import type { PremisesKind } from './places.ts';
import type { ProductCategory } from './product-categories.ts';
import { holdKinds, type RecallKind } from './recalls.ts';
import type { SampleKind } from './samples.ts';
import type { NamedWarning } from './scan-warnings.ts';
import type { StorageClass } from './storage-class.ts';
import type { Text } from './text.ts';

export const stepKinds = [
  'declared',
  'received',
  'shipped',
  'processed',
  'sold',
  'returned',
  'destroyed',
] as const;
export type StepKind = (typeof stepKinds)[number];

/**
 * Why goods are held: this very unit, by a hold of their own line, where some of the lot stands, or
 * through a test tube shared with held goods.
 */
export const holdCauses = ['unit', ...holdKinds, 'place', 'pool_mate'] as const;
export type HoldCause = (typeof holdCauses)[number];

/** A recall as the public reads it. A drill is none. */
export type ScanRecall = {
  number: string;
  class: number;
  recallKind: Exclude<RecallKind, 'mock'>;
  reason: Text;
  since: string;
  /** Whose goods these are: the firm that recalls them. */
  firm: Text | null;
};

/** What speaks against buying or eating, worst first. */
export type ScanNotice =
  | ({ kind: 'recall' } & ScanRecall)
  | { kind: 'hold'; cause: HoldCause }
  | { kind: 'copy'; warning: NamedWarning }
  | { kind: 'withdrawn' }
  | { kind: 'expired'; on: string }
  | { kind: 'void_document'; documentKind: DocumentKind };

export const verdicts = ['recalled', 'on_hold', 'caution', 'complete'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a unit code stands on: 箱 or 件. */
export const unitLevels = ['case', 'pack'] as const;
export type UnitLevel = (typeof unitLevels)[number];

export type ScanStep = {
  kind: StepKind;
  premisesKind: PremisesKind | null;
  city: Text | null;
  from: string;
  to: string;
  /** Of a lot that this one was made from. */
  inherited: boolean;
};

export type ScanTest = {
  analyte: AnalyteCode;
  method: TestMethod;
  result: TestResult;
  laboratory: Text;
  sampleKinds: readonly SampleKind[];
  sampledAt: string;
};

export type ScanDisinfection = { certificateNo: string; at: string; by: Text };

export type ScanDocument = {
  kind: DocumentKind;
  /** Null while the paper is still to be issued. */
  number: string | null;
  issuer: string;
  state: DocumentState;
  issuedOn: string | null;
  validUntil: string | null;
  /** Only what its owner has opened to the public. */
  files: readonly { url: string; mediaType: string }[];
};

/** Everything that the holder of a pack may know: no person, no buyer, no quantity in motion. */
export type Scan = {
  code: string;
  /** Null for the code of a lot, which all its packs share. */
  unit: { level: UnitLevel; movedAt: string | null } | null;
  verdict: Verdict;
  notices: readonly ScanNotice[];
  activatedAt: string;
  product: {
    name: Text;
    category: ProductCategory;
    spec: string | null;
    gtin: string | null;
    /** Where the product's number is of a firm's own and no GTIN. */
    inHouseCode: string | null;
    storageClass: StorageClass;
    shelfLifeDays: number;
  };
  lot: {
    number: string;
    kind: LotKind;
    supplierLotNo: string | null;
    productionDate: string;
    expiryDate: string;
  };
  origin: {
    country: string;
    countryName: Text;
    place: Text | null;
    producer: string | null;
    establishmentHomeNo: string | null;
    establishmentCnNo: string | null;
    port: string | null;
    /** Where the lots come from that this one was made of. */
    sources: readonly { country: string; countryName: Text }[];
  };
  declaredBy: Text;
  route: readonly ScanStep[];
  tests: readonly ScanTest[];
  disinfections: readonly ScanDisinfection[];
  documents: readonly ScanDocument[];
  /** How often this code was scanned before, by the hour. */
  tally: { firstScan: string | null; scans: number };
};

type Grounds = {
  recalls: readonly ScanRecall[];
  holds: readonly HoldCause[];
  withdrawn: boolean;
  expiryDate: string;
  documents: readonly { kind: DocumentKind; state: DocumentState }[];
  warnings: readonly NamedWarning[];
};

/** A code is activated only with every proof in place; this says what has happened since. */
export function judgeScan(
  grounds: Grounds,
  now: Date,
): { verdict: Verdict; notices: ScanNotice[] } {
  const recalls = grounds.recalls.map((recall): ScanNotice => ({ kind: 'recall', ...recall }));
  // A recall places holds of its own; where it is named, they add nothing. Nor does a shared tube.
  const own = grounds.holds.filter((cause) => cause !== 'pool_mate');
  const causes = (own.length > 0 ? own : grounds.holds).filter(
    (cause) => cause !== 'recall' || recalls.length === 0,
  );
  const holds = [...new Set(causes)].map((cause): ScanNotice => ({ kind: 'hold', cause }));
  const cautions = grounds.warnings.map((warning): ScanNotice => ({ kind: 'copy', warning }));
  if (grounds.withdrawn) cautions.push({ kind: 'withdrawn' });
  if (grounds.expiryDate < shanghaiDate(now)) {
    cautions.push({ kind: 'expired', on: grounds.expiryDate });
  }
  for (const documentKind of kindsWithOnlyVoid(grounds.documents)) {
    cautions.push({ kind: 'void_document', documentKind });
  }
  const recalled = recalls.length > 0 || grounds.holds.includes('recall');
  const verdict = recalled
    ? 'recalled'
    : holds.length > 0
      ? 'on_hold'
      : cautions.length > 0
        ? 'caution'
        : 'complete';
  const isOfUnit = (notice: ScanNotice) => notice.kind === 'hold' && notice.cause === 'unit';
  // That this very piece is held comes before all that is said of its lot.
  const first = holds.filter(isOfUnit);
  const others = holds.filter((notice) => !isOfUnit(notice));
  return { verdict, notices: [...first, ...recalls, ...others, ...cautions] };
}

/** A paper that was voided and issued anew is nothing to worry about. */
function kindsWithOnlyVoid(documents: Grounds['documents']): DocumentKind[] {
  const standing = new Set(documents.filter(({ state }) => state !== 'void').map((d) => d.kind));
  const voided = documents.filter(({ kind, state }) => state === 'void' && !standing.has(kind));
  return [...new Set(voided.map(({ kind }) => kind))];
}
