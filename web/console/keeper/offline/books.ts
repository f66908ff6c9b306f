import { madeId } from '../../../../src/domain/made-id.ts';
import type { LotFacts } from '../../../../src/domain/policy-facts.ts';
import type { Quantity } from '../../../../src/domain/quantity.ts';
import { factsOf, quantityOf, toWire } from './kept.ts';
import { rowKey } from './links.ts';
import { madeLots } from './made-lots.ts';
import type { CommandRecord } from './record.ts';
import type { Draft, Lot, Shipment, WireSnapshot } from './wire.ts';

/** The last snapshot with what waits applied to it: what a keeper sees. */
export type Books = {
  snapshot: WireSnapshot;
  lots: Map<string, Lot>;
  facts: Map<string, LotFacts>;
  /** By `lot/place`. A row that isn't there is empty where its lot is known, and unknown else. */
  stock: Map<string, Quantity>;
  shipments: Map<string, Shipment>;
  dock: string;
  /** When each disinfectant was made ready. */
  agents: Map<string, Date>;
  /** Movements of commands that are in these books, for what takes them back. */
  movements: Map<string, Movement[]>;
  /** Waiting commands that no longer fit: another took the goods meanwhile. */
  misfits: Set<string>;
};

export type Movement = { lotId: string; from: string | null; to: string | null } & Quantity;

export function openBooks(snapshot: WireSnapshot): Books {
  return {
    snapshot,
    lots: new Map(snapshot.lots.map((lot) => [lot.id, lot])),
    facts: new Map(snapshot.facts.map((facts) => [facts.lot.id, factsOf(facts)])),
    stock: new Map(
      snapshot.stock.map(({ lotId, placeId, quantity }) => [
        rowKey(lotId, placeId),
        quantityOf(quantity),
      ]),
    ),
    shipments: new Map(snapshot.shipments.map((shipment) => [shipment.id, shipment])),
    dock: snapshot.rooms.find(({ kind }) => kind === 'dock')?.id ?? '',
    agents: new Map(snapshot.disinfectants.map((one) => [one.id, new Date(one.preparedAt)])),
    movements: new Map(),
    misfits: new Set(),
  };
}

/** Commands in their order. What is refused or was taken back is not in the books. */
export function booksOf(snapshot: WireSnapshot, commands: readonly CommandRecord[]): Books {
  const books = openBooks(snapshot);
  // What a correction takes back may be in the snapshot already: its lines are known all the same.
  for (const { id, draft, inSnapshot } of commands) {
    if (inSnapshot) books.movements.set(id, movementsOf(books, draft, id));
  }
  for (const command of commands) {
    const counts = command.state === 'waiting' || (command.state === 'done' && !command.inSnapshot);
    if (!counts) continue;
    const { id, draft, moment } = command;
    if (!apply(books, { id, draft, occurredAt: moment.occurredAt })) books.misfits.add(id);
  }
  return books;
}

type Applied = { id: string; draft: Draft; occurredAt: string };

/** Whether it fits; if not, the books are as they were. */
function apply(books: Books, { id, draft, occurredAt }: Applied): boolean {
  const movements = movementsOf(books, draft, id);
  const wanted = new Map<string, Quantity>();
  for (const { lotId, from, grams, pieces } of movements) {
    if (from === null) continue;
    const before = wanted.get(rowKey(lotId, from)) ?? nothing;
    wanted.set(rowKey(lotId, from), add(before, { grams, pieces }));
  }
  for (const [row, want] of wanted) {
    const have = books.stock.get(row);
    const lotKnown = books.lots.has(row.split('/')[0] ?? '');
    if (have === undefined ? lotKnown : have.grams < want.grams || have.pieces < want.pieces) {
      return false;
    }
  }
  for (const { lotId, from, to, grams, pieces } of movements) {
    if (from !== null) book(books, lotId, from, { grams: -grams, pieces: -pieces });
    if (to !== null) book(books, lotId, to, { grams, pieces });
  }
  books.movements.set(id, movements);
  remember(books, draft, id, new Date(occurredAt));
  return true;
}

const nothing: Quantity = { grams: 0, pieces: 0 };
const add = (a: Quantity, b: Quantity): Quantity => ({
  grams: a.grams + b.grams,
  pieces: a.pieces + b.pieces,
});

function book(books: Books, lotId: string, placeId: string, change: Quantity): void {
  const row = rowKey(lotId, placeId);
  const sum = add(books.stock.get(row) ?? nothing, change);
  // Of a lot that these books don't know, a row may go on being unknown, never be negative.
  books.stock.set(row, { grams: Math.max(0, sum.grams), pieces: Math.max(0, sum.pieces) });
}

export function stockOf(books: Books, lotId: string, placeId: string): Quantity {
  return books.stock.get(rowKey(lotId, placeId)) ?? nothing;
}

function movementsOf(books: Books, draft: Draft, id: string): Movement[] {
  const { virtualPlaces } = books.snapshot;
  switch (draft.op) {
    case 'receive':
      return draft.body.lines.map(({ lotId, quantity, placeId }) => ({
        lotId,
        from: books.lots.get(lotId)?.inboundPlaceId ?? null,
        to: placeId ?? books.dock,
        ...quantityOf(quantity),
      }));
    case 'move':
      return draft.body.lines.map(({ lotId, fromPlaceId, toPlaceId, quantity }) => ({
        lotId,
        from: fromPlaceId,
        to: toPlaceId,
        ...quantityOf(quantity),
      }));
    case 'ship':
      return taken(draft.body.lines, madeId(id));
    case 'sell':
      return taken(draft.body.lines, virtualPlaces.sold);
    case 'destroy':
      return taken(draft.body.lines, virtualPlaces.destroyed);
    case 'takeReturn':
      return draft.body.lines.map(({ lotId, quantity, placeId }) => ({
        lotId,
        from: virtualPlaces.sold,
        to: placeId ?? books.dock,
        ...quantityOf(quantity),
      }));
    case 'receiveShipment':
      return receivedLines(books, draft);
    case 'process':
      return [
        ...taken(draft.body.inputs, virtualPlaces.processed),
        ...draft.body.outputs.map(({ placeId, quantity }, index) => ({
          lotId: madeId(id, index),
          from: null,
          to: placeId,
          ...quantityOf(quantity),
        })),
      ];
    case 'count':
      return draft.body.lines.flatMap(({ lotId, counted }) => {
        const have = stockOf(books, lotId, draft.body.placeId);
        const found = quantityOf(counted);
        const lost = {
          grams: Math.max(0, have.grams - found.grams),
          pieces: Math.max(0, have.pieces - found.pieces),
        };
        return [{ lotId, from: draft.body.placeId, to: virtualPlaces.lost, ...lost }];
      });
    case 'correct':
      return corrected(books.movements.get(draft.body.corrects) ?? [], draft.body);
    case 'prepareDisinfectant':
    case 'recordDisinfection':
    case 'recordDocument':
    case 'takeSample':
      return [];
  }
}

function taken(lines: Extract<Draft, { op: 'sell' }>['body']['lines'], to: string): Movement[] {
  return lines.map(({ lotId, placeId, quantity }) => ({
    lotId,
    from: placeId,
    to,
    ...quantityOf(quantity),
  }));
}

/** What changes hands is never more than was shipped. */
function receivedLines(
  books: Books,
  { shipmentId, body }: Extract<Draft, { op: 'receiveShipment' }>,
): Movement[] {
  const sent = books.shipments.get(shipmentId);
  return body.lines.map(({ lotId, stated, refused, placeId }) => {
    const line = sent?.lines.find((one) => one.lotId === lotId);
    const [said, back] = [quantityOf(stated), refused ? quantityOf(refused) : nothing];
    const most = line ? quantityOf(line.quantity) : said;
    return {
      lotId,
      from: shipmentId,
      to: placeId ?? books.dock,
      grams: Math.max(0, Math.min(said.grams, most.grams) - back.grams),
      pieces: Math.max(0, Math.min(said.pieces, most.pieces) - back.pieces),
    };
  });
}

function corrected(
  movements: readonly Movement[],
  { kind, lines = [] }: Extract<Draft, { op: 'correct' }>['body'],
): Movement[] {
  return movements.flatMap((movement, index): Movement[] => {
    const right = kind === 'voided' ? nothing : lines.find(({ line }) => line === index)?.quantity;
    if (right === undefined) return [];
    const wanted = 'grams' in right ? right : quantityOf(right);
    const more = {
      grams: Math.max(0, wanted.grams - movement.grams),
      pieces: Math.max(0, wanted.pieces - movement.pieces),
    };
    const less = {
      grams: Math.max(0, movement.grams - wanted.grams),
      pieces: Math.max(0, movement.pieces - wanted.pieces),
    };
    const { lotId, from, to } = movement;
    return [
      { lotId, from, to, ...more },
      { lotId, from: to, to: from, ...less },
    ].filter(({ grams, pieces }) => grams > 0 || pieces > 0);
  });
}

/** What a command makes known besides quantities: lots, shipments, and facts that gates ask about. */
function remember(books: Books, draft: Draft, id: string, at: Date): void {
  const { premisesId, divisionPath, stores } = books.snapshot;
  const store = stores.find((one) => one.id === premisesId);
  const arrived = (lotId: string, grams: number) => {
    const facts = books.facts.get(lotId);
    if (!facts || !store) return;
    const arrival = { lotId, premisesId: store.id, premisesKind: store.kind, divisionPath, grams };
    const arrivals = [...facts.arrivals, { ...arrival, at, recordedAt: at }];
    books.facts.set(lotId, { ...facts, arrivals });
  };
  switch (draft.op) {
    case 'receive':
      for (const { lotId, quantity } of draft.body.lines)
        arrived(lotId, quantityOf(quantity).grams);
      return;
    case 'receiveShipment':
      for (const { lotId, grams } of receivedLines(books, draft)) arrived(lotId, grams);
      books.shipments.delete(draft.shipmentId);
      return;
    case 'ship':
      books.shipments.set(madeId(id), underWay(books, draft.body, id, at));
      return;
    case 'correct':
      if (draft.body.kind === 'voided') books.shipments.delete(madeId(draft.body.corrects));
      return;
    case 'process':
      for (const { lot, facts } of madeLots(books, draft.body, id, at)) {
        books.lots.set(lot.id, lot);
        if (facts) books.facts.set(lot.id, facts);
      }
      return;
    case 'recordDisinfection':
      for (const { lotId, netWeightKg, pieces } of draft.body.lots) {
        const facts = books.facts.get(lotId);
        if (!facts) continue;
        const { grams } = quantityOf({ netWeightKg, pieces });
        const { certificateNo, object, startedAt } = draft.body;
        const done = { id: madeId(id), lotId, certificateNo, object, grams };
        books.facts.set(lotId, {
          ...facts,
          disinfections: [
            ...facts.disinfections,
            {
              ...done,
              premisesId: draft.body.premisesId,
              startedAt: new Date(startedAt),
              endedAt: at,
              recordedAt: at,
            },
          ],
        });
      }
      return;
    case 'prepareDisinfectant':
      books.agents.set(madeId(id), at);
      return;
    case 'recordDocument':
      for (const { lotId, netWeightKg } of draft.body.lots ?? [])
        attach(books, draft.body, { lotId, netWeightKg, id, at });
      return;
    case 'count':
    case 'destroy':
    case 'move':
    case 'sell':
    case 'takeReturn':
    case 'takeSample':
      return;
  }
}

function attach(
  books: Books,
  body: Extract<Draft, { op: 'recordDocument' }>['body'],
  {
    lotId,
    netWeightKg,
    id,
    at,
  }: { lotId: string; netWeightKg: number | undefined; id: string; at: Date },
): void {
  const facts = books.facts.get(lotId);
  const shown = body.visibility === undefined || ['chain', 'public'].includes(body.visibility);
  if (!facts || !shown) return;
  const { kind, number = null, issuedOn = null, validUntil = null, state = 'issued' } = body;
  const grams = netWeightKg === undefined ? null : quantityOf({ netWeightKg, pieces: 0 }).grams;
  const states = [{ state, recordedAt: at }];
  const paper = { id: madeId(id), lotId, kind, number, issuedOn, validUntil, grams };
  const documents = [...facts.documents, { ...paper, attachedAt: at, states }];
  books.facts.set(lotId, { ...facts, documents });
}

function underWay(
  { snapshot }: Books,
  body: Extract<Draft, { op: 'ship' }>['body'],
  id: string,
  at: Date,
): Shipment {
  const from = snapshot.stores.find((one) => one.id === body.fromPremisesId);
  const to = snapshot.destinations.find((one) => one.id === body.toPremisesId);
  const sums = new Map<string, Quantity>();
  for (const { lotId, quantity } of body.lines) {
    sums.set(lotId, add(sums.get(lotId) ?? nothing, quantityOf(quantity)));
  }
  return {
    id: madeId(id),
    number: body.number ?? '',
    fromPremisesId: body.fromPremisesId,
    toPremisesId: body.toPremisesId,
    fromNameZh: from?.nameZh ?? '',
    fromNameEn: from?.nameEn ?? '',
    toNameZh: to?.nameZh ?? '',
    toNameEn: to?.nameEn ?? '',
    vehiclePlate: body.vehiclePlate ?? null,
    state: 'in_transit',
    shippedAt: at.toISOString(),
    lines: [...sums].map(([lotId, quantity]) => ({ lotId, quantity: toWire(quantity) })),
  };
}
