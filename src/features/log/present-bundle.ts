import type { PrintedReport, ReportBlock } from '../../core/ports.ts';
import { formatShanghai } from '../../domain/business-time.ts';
import { parseCheckpoint } from '../../domain/checkpoint.ts';
import { parseNote } from '../../domain/signed-note.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { bundleOf } from './log.service.ts';
import { bundleCut, bundlePages, bundleWords as words } from './present-bundle.words.ts';

type Whole = Awaited<ReturnType<typeof bundleOf>>;
/** Records themselves are not printed. */
type Bundle = Omit<Whole, 'records'> & { records: readonly { index: number; entry: string }[] };

/** So many records are printed, the newest; the bundle has all. */
const longest = 1_000;

/** The hashes of a bundle on paper, for a file of a court or an office: whoever has the bundle can compare. */
export function printedBundle(bundle: Bundle, language: Language, at: Date): PrintedReport {
  const say = (text: Text) => text[language];
  const note = parseNote(bundle.checkpoint);
  const tree = note && parseCheckpoint(note.text);
  const [, , root = ''] = (note?.text ?? '').split('\n');
  const moment = (instant: Date) => formatShanghai(instant) + say(words.zone);
  return {
    title: say(words.title),
    language,
    foot: `${bundle.subject.number} · ${root}`,
    pageOf: bundlePages[language],
    blocks: [
      {
        kind: 'facts',
        items: [
          { name: say(words.lot), value: bundle.subject.number },
          { name: say(words.records), value: String(bundle.records.length) },
          { name: say(words.origin), value: bundle.origin },
          { name: say(words.size), value: String(tree?.size ?? '') },
          { name: say(words.root), value: root },
          ...bundle.keys.map((key) => ({ name: say(words.keys), value: key })),
          { name: say(words.madeAt), value: moment(at) },
        ],
      },
      { kind: 'paragraph', tone: 'quiet', text: say(words.about) },
      { kind: 'heading', text: say(words.entries) },
      ...cutNote(bundle, language),
      entries(bundle, say),
      { kind: 'heading', text: say(words.documents) },
      documents(bundle, say),
      { kind: 'heading', text: say(words.checkpoint) },
      ...bundle.checkpoint
        .split('\n')
        .flatMap((text): ReportBlock[] => (text === '' ? [] : [{ kind: 'paragraph', text }])),
    ],
  };
}

type Say = (text: Text) => string;
type Entry = { commitment: string; recordedAt: string; lateHours: number };

function cutNote({ records }: Bundle, language: Language): ReportBlock[] {
  if (records.length <= longest) return [];
  return [{ kind: 'paragraph', tone: 'warning', text: bundleCut[language](longest) }];
}

/** Of each entry its own moment, to the microsecond: the bytes of the leaf can be made again of a printed row. */
function entries({ records }: Bundle, say: Say): ReportBlock {
  return {
    kind: 'table',
    columns: [
      { name: say(words.index), share: 2, figures: true },
      { name: say(words.recordedAt), share: 5 },
      { name: say(words.late), share: 2, figures: true },
      { name: say(words.commitment), share: 13 },
    ],
    rows: records.slice(-longest).map(({ index, entry }) => {
      const { commitment, recordedAt, lateHours } = JSON.parse(entry) as Entry;
      return [String(index), recordedAt, String(lateHours), inGroups(commitment)];
    }),
  };
}

function documents({ documents: all }: Bundle, say: Say): ReportBlock {
  if (all.length === 0) return { kind: 'paragraph', tone: 'quiet', text: say(words.none) };
  return {
    kind: 'table',
    columns: [
      { name: say(words.document), share: 3 },
      { name: say(words.sha256), share: 7 },
    ],
    rows: all.map(({ number, sha256 }) => [number ?? '—', inGroups(sha256)]),
  };
}

/** So that eyes can compare them, and lines break. */
function inGroups(hex: string): string {
  return hex.replace(/.{8}(?=.)/g, '$& ');
}
