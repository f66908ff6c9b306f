import type { Db } from '../../core/context.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { PlaceKind } from '../../domain/places.ts';
import { gramsToKg } from '../../domain/quantity.ts';
import type { Language, Text } from '../../domain/text.ts';
import type { Line, Teller, Told } from './history.entry.ts';
import { type HistoryRow, type Names, readEvents, readNames } from './history.queries.ts';
import { tellers } from './history.tellers.ts';
import type { Relation } from './lineage.queries.ts';
import type { HistoryEntry } from './tracing.schemas.ts';

type Read = { row: HistoryRow; title: Text; told: Told };

/** One page of entries, and one more when there is a next page. */
export async function readEntries(
  db: Db,
  viewer: Viewer,
  relationOf: ReadonlyMap<string, Relation>,
  page: { after: number; limit: number },
): Promise<HistoryEntry[]> {
  const rows = await readEvents(db, viewer, [...relationOf.keys()], page);
  const read = rows.map((row) => ({ row, ...tell(row) }));
  const names = await readNames(db, idsIn(read, relationOf));
  return read.map((one) => toEntry(one, relationOf, names));
}

function tell(row: HistoryRow): { title: Text; told: Told } {
  const teller = tellers.get(row.type);
  if (!teller) return { title: { zh: row.type, en: row.type }, told: {} };
  return { title: teller.title, told: teller.tell(bodyOf(row, teller)) };
}

/** An older version is lifted to what its reader knows, as a rebuild does. */
function bodyOf({ version, body }: HistoryRow, { def }: Teller): unknown {
  return version < def.version && def.lift ? def.lift(version, body) : body;
}

/** Other lots of the same event are not this history's business. */
function linesOf({ told }: Read, relationOf: ReadonlyMap<string, Relation>): readonly Line[] {
  return (told.lines ?? []).filter(({ lotId }) => relationOf.has(lotId));
}

function idsIn(read: readonly Read[], relationOf: ReadonlyMap<string, Relation>) {
  const lines = read.flatMap((one) => linesOf(one, relationOf));
  const orgs = read.flatMap(({ row, told }) => [row.orgId, told.toOrg]);
  const premises = read.flatMap(({ told }) => [told.at, told.from, told.to]);
  const places = lines.flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace]);
  return {
    orgs: known(orgs),
    premises: known(premises),
    places: known(places),
    lots: known(lines.map(({ lotId }) => lotId)),
  };
}

function known(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}

function toEntry(
  read: Read,
  relationOf: ReadonlyMap<string, Relation>,
  names: Names,
): HistoryEntry {
  const { row, title, told } = read;
  const roles = [
    ['at', told.at],
    ['from', told.from],
    ['to', told.to],
  ] as const;
  const entry = {
    seq: row.seq,
    eventId: row.id,
    type: row.type,
    title,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    organisation: orgOf(names, row.orgId),
    actorId: row.actorId,
    premises: roles.flatMap(([role, id]) => {
      const found = id === undefined ? undefined : names.premises.get(id);
      if (id === undefined || !found) return [];
      const name = { zh: found.zh, en: found.en };
      return [{ role, id, name, divisionId: found.divisionId }];
    }),
    counterparty: orgOf(names, told.toOrg ?? null),
    lines: linesOf(read, relationOf).map((line) => toLine(line, row.own, relationOf, names)),
    evidence: (told.evidence ?? [])
      .filter(({ lotId }) => lotId === undefined || relationOf.has(lotId))
      .map(({ kind, id, label }) => ({ kind, id, label })),
    gate: told.gate ? { at: told.gate.at, rules: told.gate.rules } : null,
    reason: row.reason,
    corrects: row.corrects,
    correctedBy: row.correctedBy ?? [],
  };
  // Of another firm's processing, its loss is its own affair.
  const open = row.own || !row.type.startsWith('custody.');
  const details = (open ? (told.details ?? []) : []).filter((detail) => detail !== null);
  return {
    ...entry,
    text: { zh: sentence(entry, details, 'zh'), en: sentence(entry, details, 'en') },
  };
}

function orgOf(names: Names, id: string | null) {
  const name = id === null ? undefined : names.orgs.get(id);
  return id === null || !name ? null : { id, name };
}

/** Of another firm's doing a firm learns who and where, not how much or in which room. */
function toLine(
  line: Line,
  own: boolean,
  relationOf: ReadonlyMap<string, Relation>,
  names: Names,
): HistoryEntry['lines'][number] {
  return {
    lotId: line.lotId,
    number: names.lots.get(line.lotId)?.number ?? '',
    relation: relationOf.get(line.lotId) ?? 'self',
    netWeightKg: own && line.grams !== null ? gramsToKg(line.grams) : null,
    pieces: own ? line.pieces : null,
    from: own ? placeOf(names, line.fromPlace) : null,
    to: own ? placeOf(names, line.toPlace) : null,
    note: own ? (line.note ?? null) : null,
  };
}

function placeOf(names: Names, id: string | null | undefined) {
  const place = id ? names.places.get(id) : undefined;
  if (!id || !place) return null;
  // The table's own check lets no other kind in.
  const kind = place.kind as PlaceKind;
  return { id, kind, code: place.code, name: { zh: place.zh, en: place.en } };
}

type Said = Omit<HistoryEntry, 'text'>;

const marks = {
  zh: { list: '、', part: '；', end: '。', colon: '：', to: '至', why: '理由：', pieces: '件' },
  en: {
    list: ', ',
    part: '; ',
    end: '.',
    colon: ': ',
    to: 'to',
    why: 'reason: ',
    pieces: 'pieces',
  },
};

function sentence(entry: Said, details: readonly Text[], language: Language): string {
  const mark = marks[language];
  const where = entry.premises.map(({ role, name }) =>
    role === 'to' ? `${mark.to} ${name[language]}` : name[language],
  );
  const what = entry.lines.map((line) => lineText(line, language)).join(mark.list);
  const parts = [
    entry.title[language],
    ...where,
    ...(entry.counterparty ? [entry.counterparty.name[language]] : []),
    ...(what === '' ? [] : [what]),
    ...entry.evidence.map(({ label }) => label[language]),
    ...details.map((detail) => detail[language]),
    ...(entry.reason === null ? [] : [`${mark.why}${entry.reason}`]),
  ];
  const who = entry.organisation ? `${entry.organisation.name[language]}${mark.colon}` : '';
  return `${who}${parts.join(mark.part)}${mark.end}`;
}

function lineText(line: Said['lines'][number], language: Language): string {
  const weight = line.netWeightKg === null ? '' : ` ${line.netWeightKg} kg`;
  const pieces = line.pieces === null ? '' : ` / ${line.pieces} ${marks[language].pieces}`;
  const note = line.note === null ? '' : ` (${line.note[language]})`;
  return `${line.number}${weight}${pieces}${note}`;
}
