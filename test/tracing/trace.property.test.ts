import { expect, test } from 'vitest';

import { AppError } from '../../src/core/errors.ts';
import { correct } from '../../src/features/custody/corrections.service.ts';
import { process } from '../../src/features/custody/processing.service.ts';
import { move, receive } from '../../src/features/custody/receipts.service.ts';
import { count, destroy, sell, takeReturn } from '../../src/features/custody/sales.service.ts';
import {
  receiveShipment,
  settleShipment,
  ship,
} from '../../src/features/custody/shipments.service.ts';
import { declareLot, withdrawLot } from '../../src/features/lots/lots.service.ts';
import { TraceQuestion } from '../../src/features/tracing/trace.schemas.ts';
import { collectTrace, openTrace } from '../../src/features/tracing/trace.service.ts';
import { ctxFor, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { anImportLot, anOrganisation, aProduct, somePremises } from '../support/factories.ts';
import { kg, placeIn } from '../support/story.ts';
import { aHistory, dice, type History } from './oracle-histories.ts';
import {
  happened,
  inPlace,
  type Line,
  nodeOf,
  type Source,
  standing,
  type Told,
  truthOf,
  wholeLots,
} from './oracle.ts';

const database = useDatabase();
const dawn = Date.parse('2026-11-21T00:00:00Z');
const momentOf = (at: number) => new Date(dawn + at);

async function aFirm(kind: 'operator' | 'market') {
  const org = await anOrganisation(database(), kind);
  const owner = org.member('owner');
  const premises = await somePremises(database(), owner, {
    kind: kind === 'market' ? 'market' : 'cold_store',
  });
  const [room = ''] = premises.rooms;
  const dock = await placeIn(database(), premises.id, 'dock');
  const productId = await aProduct(database(), owner);
  const virtual = await database()
    .selectFrom('place')
    .select(['id', 'kind'])
    .where('org_id', '=', org.orgId)
    .where('premises_id', 'is', null)
    .execute();
  const places = new Map<string, string>([
    ['dock', dock],
    ['room', room],
  ]);
  for (const { id, kind: name } of virtual) places.set(name, id);
  return { owner, premisesId: premises.id, productId, places, ctx: ctxFor(database(), owner) };
}

async function aStage() {
  const firms = { A: await aFirm('operator'), B: await aFirm('market') };
  const regulator = (await anOrganisation(database(), 'regulator')).member('inspector');
  return {
    firms,
    ctx: ctxFor(database(), regulator),
    /** Names of the history, and what they are in the database. */
    lots: new Map<string, string>(),
    shipments: new Map<string, { id: string; received: boolean }>(),
    events: new Map<number, string>(),
  };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

const firmAt = ({ firms }: Stage, place: string) => (place.startsWith('A') ? firms.A : firms.B);

function placeId(stage: Stage, place: string): string {
  const shipment = stage.shipments.get(place);
  if (shipment) return shipment.id;
  const id = firmAt(stage, place).places.get(place.split('.')[1] ?? '');
  if (id === undefined) throw new Error(`No place ${place}`);
  return id;
}

const weigh = ({ grams, pieces }: { grams: number; pieces: number }) => kg(grams / 1000, pieces);

/** What stands in the database of a lot somewhere. */
async function inBooks(stage: Stage, lot: string, place: string) {
  const row = await database()
    .selectFrom('stock')
    .select(['grams', 'pieces'])
    .where('lot_id', '=', stage.lots.get(lot) ?? '')
    .where('place_id', '=', placeId(stage, place))
    .executeTakeFirst();
  return row ?? { grams: 0, pieces: 0 };
}

/** Does by the product's own verbs what an event of a history tells. */
async function perform(stage: Stage, event: Told, random: () => number): Promise<void> {
  const eventId = crypto.randomUUID();
  const base = { eventId, occurredAt: momentOf(event.at).toISOString() };
  if (event.kind === 'corrected') {
    const corrects = stage.events.get(event.corrects) ?? eventId;
    const voided = event.right.every(({ grams }) => grams === 0);
    const lines = event.right.map((right, line) => ({ line, quantity: weigh(right) }));
    const by = [stage.firms.A, stage.firms.B];
    const { org_id: orgId } = await database()
      .selectFrom('event')
      .select('org_id')
      .where('id', '=', corrects)
      .executeTakeFirstOrThrow(() => new AppError(unknownEvent));
    const firm = by.find(({ owner }) => owner.orgId === orgId) ?? stage.firms.A;
    await correct(firm.ctx, {
      ...base,
      corrects,
      reason: '更正',
      ...(voided ? { kind: 'voided' } : { kind: 'replaced', lines }),
    });
  } else if (event.kind === 'processed') await make(stage, event.lines, base);
  else await carry(stage, event.lines, base, random);
  stage.events.set(event.seq, eventId);
}

const unknownEvent = {
  kind: 'not_found' as const,
  code: 'test.unknown',
  message: { zh: '未记录', en: 'Not recorded' },
};

type Base = { eventId: string; occurredAt: string };

async function make(stage: Stage, lines: readonly Line[], base: Base): Promise<void> {
  const inputs = lines.filter(({ to }) => to === null);
  const outputs = lines.filter(({ from }) => from === null);
  const firm = firmAt(stage, inputs[0]?.from ?? '');
  const sum = (list: readonly Line[]) => list.reduce((total, { grams }) => total + grams, 0);
  const { lots } = await process(firm.ctx, {
    ...base,
    premisesId: firm.premisesId,
    inputs: inputs.map((line) => taken(stage, line)),
    outputs: outputs.map((line) => ({
      productId: firm.productId,
      productionDate: '2026-11-20',
      placeId: placeId(stage, line.to ?? ''),
      quantity: weigh(line),
    })),
    lossWeightKg: (sum(inputs) - sum(outputs)) / 1000,
  });
  for (const [index, { lot }] of outputs.entries()) {
    stage.lots.set(lot, lots[index]?.lotId ?? '');
  }
}

function taken(stage: Stage, line: Line) {
  return {
    // A lot whose making was refused is nobody's.
    lotId: stage.lots.get(line.lot) ?? crypto.randomUUID(),
    placeId: placeId(stage, line.from ?? ''),
    quantity: weigh(line),
  };
}

async function carry(
  stage: Stage,
  lines: readonly Line[],
  base: Base,
  random: () => number,
): Promise<void> {
  const [line] = lines;
  if (!line) return;
  const { lot, from, to } = line;
  const [out, into] = [from?.split('.')[1] ?? from?.[0], to?.split('.')[1] ?? to?.[0]];
  const firm = firmAt(stage, (from?.startsWith('T') ? to : from) ?? to ?? '');
  const { ctx, premisesId } = firm;
  const lotId = stage.lots.get(lot) ?? crypto.randomUUID();
  const quantity = weigh(line);
  const sources = () => lines.map((one) => taken(stage, one));
  if (from === null) {
    const body = anImportLot(firm.productId, premisesId, { quantity });
    const declared = await declareLot(ctxFor(database(), firm.owner, new Date(base.occurredAt)), {
      ...body,
      eventId: base.eventId,
    });
    stage.lots.set(lot, declared.lotId);
  } else if (to === null) await withdrawLot(ctx, lotId, { ...base, reason: '撤回' });
  else if (out === 'inbound') {
    const papers = { containerNo: 'CSQU3054383', sealNo: 'SL1029384' };
    const arrived = [{ lotId, quantity, placeId: placeId(stage, to) }];
    await receive(ctx, { ...base, ...papers, premisesId, lines: arrived });
  } else if (into === 'T') {
    const there = firm === stage.firms.A ? stage.firms.B : stage.firms.A;
    const { shipmentId } = await ship(ctx, {
      ...base,
      fromPremisesId: premisesId,
      toPremisesId: there.premisesId,
      purpose: random() < 0.5 ? 'sale' : 'return',
      lines: sources(),
    });
    stage.shipments.set(to, { id: shipmentId, received: false });
  } else if (out === 'T') await arrive(stage, lines, base, random);
  else if (into === 'sold') {
    await sell(ctx, { ...base, premisesId, buyer: { kind: 'consumer' }, lines: sources() });
  } else if (out === 'sold') {
    const back = [{ lotId, quantity, placeId: placeId(stage, to) }];
    await takeReturn(ctx, { ...base, premisesId, reason: '退货', lines: back });
  } else if (into === 'destroyed') {
    const how = { reason: '破损', method: '焚烧' };
    await destroy(ctx, { ...base, ...how, premisesId, lines: sources() });
  } else if (into === 'lost' || out === 'lost') {
    const place = into === 'lost' ? from : to;
    const now = await inBooks(stage, lot, place);
    const sign = into === 'lost' ? -1 : 1;
    const [grams, pieces] = [now.grams + sign * line.grams, now.pieces + sign * line.pieces];
    if (grams < 0 || pieces < 0) throw new AppError(unknownEvent);
    const counted = [{ lotId, counted: weigh({ grams, pieces }) }];
    await count(ctx, { ...base, premisesId, placeId: placeId(stage, place), lines: counted });
  } else {
    const moves = lines.map((one) => ({
      lotId: stage.lots.get(one.lot) ?? crypto.randomUUID(),
      fromPlaceId: placeId(stage, one.from ?? ''),
      toPlaceId: placeId(stage, one.to ?? ''),
      quantity: weigh(one),
    }));
    await move(ctx, { ...base, premisesId, lines: moves });
  }
}

/** Goods leave a shipment: to its receiver, short, refused or more than agreed; or back to who sent them. */
async function arrive(
  stage: Stage,
  lines: readonly Line[],
  base: Base,
  random: () => number,
): Promise<void> {
  const [line] = lines;
  const shipment = stage.shipments.get(line?.from ?? '');
  if (!line || !shipment) throw new AppError(unknownEvent);
  const sent = await database()
    .selectFrom('shipment_line')
    .innerJoin('shipment', 'shipment.id', 'shipment_line.shipment_id')
    .select(['lot_id', 'shipped_grams', 'shipped_pieces', 'to_org_id', 'shipped_at'])
    .where('shipment_id', '=', shipment.id)
    .execute();
  const receiver = sent[0]?.to_org_id === stage.firms.A.owner.orgId ? stage.firms.A : stage.firms.B;
  const isReceipt = firmAt(stage, line.to ?? '') === receiver;
  const statements = sent.map(({ lot_id: lotId, shipped_grams: grams, shipped_pieces: pieces }) => {
    const came = isReceipt ? lines.find(({ lot }) => stage.lots.get(lot) === lotId) : undefined;
    const arrived = came ?? { grams: 0, pieces: 0, to: null };
    const place = arrived.to === null ? {} : { placeId: placeId(stage, arrived.to) };
    const rest = { grams: grams - arrived.grams, pieces: pieces - arrived.pieces };
    const all = weigh({ grams, pieces });
    if (rest.grams === 0) {
      // More than was sent is seen and not booked.
      const over = random() < 0.2 ? weigh({ grams: grams + 1, pieces: pieces + 1 }) : all;
      return { lotId, stated: over, ...place };
    }
    if (random() < 0.5) return { lotId, stated: weigh(arrived), ...place };
    return { lotId, stated: all, refused: weigh(rest), refusalReason: '破损', ...place };
  });
  if (isReceipt || !shipment.received) {
    const eventId = isReceipt ? base.eventId : crypto.randomUUID();
    await receiveShipment(receiver.ctx, shipment.id, { ...base, eventId, lines: statements });
    shipment.received = true;
  }
  if (isReceipt) return;
  const sender = receiver === stage.firms.A ? stage.firms.B : stage.firms.A;
  const kind = line.to?.split('.')[1];
  const disposition = kind === 'lost' || kind === 'destroyed' ? kind : 'returned';
  await settleShipment(sender.ctx, shipment.id, {
    ...base,
    reason: '结算',
    lines: [
      {
        lotId: stage.lots.get(line.lot) ?? '',
        disposition,
        ...(disposition === 'returned' && { placeId: placeId(stage, line.to ?? '') }),
        quantity: weigh(line),
      },
    ],
  });
}

/** Plays a history; answers with what the product took of it, in the names of the database. */
async function played(stage: Stage, { told }: History, random: () => number): Promise<Told[]> {
  const accepted: Told[] = [];
  for (const event of told) {
    try {
      await perform(stage, event, random);
      accepted.push(event);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  const rows = await database()
    .selectFrom('event')
    .select(['id', 'seq'])
    .where('id', 'in', [...stage.events.values()])
    .execute();
  const seqs = new Map(rows.map(({ id, seq }) => [id, Number(seq)]));
  const seqOf = (seq: number) => seqs.get(stage.events.get(seq) ?? '') ?? -1;
  const place = (name: string | null) => (name === null ? null : placeId(stage, name));
  return accepted.map((event): Told => {
    const [seq, at] = [seqOf(event.seq), momentOf(event.at).getTime()];
    if (event.kind === 'corrected') return { ...event, seq, at, corrects: seqOf(event.corrects) };
    const lines = event.lines.map((line) => ({
      ...line,
      lot: stage.lots.get(line.lot) ?? '',
      from: place(line.from),
      to: place(line.to),
    }));
    return { ...event, seq, at, lines };
  });
}

type Asked = { body: object; sources: readonly Source[] };

async function check(stage: Stage, told: readonly Told[], { body, sources }: Asked, at: number) {
  let spans = 0;
  for (const direction of ['forward', 'backward'] as const) {
    const truth = truthOf(told, { sources, direction, at });
    if (!truth) continue;
    const asked = { ...body, directions: [direction], at: new Date(at).toISOString() };
    const opened = await openTrace(stage.ctx, TraceQuestion.parse(asked), undefined);
    const trace = await collectTrace(opened);
    // Used up for something else: the oracle finds that within the processing.
    const usedUp = (node: { placeId: string | null }) =>
      trace.places.get(node.placeId ?? '')?.kind === 'processed';
    const nodes = new Map(
      trace.nodes
        .filter((node) => !usedUp(node))
        .map((node) => [
          node.kind === 'processing'
            ? `#${node.seq}`
            : nodeOf(node.lotId ?? '', node.placeId ?? ''),
          node,
        ]),
    );
    const names = new Map(
      trace.nodes.map((node) => [node.id, [node.lotId, usedUp(node) ? null : node.placeId]]),
    );
    // An end that the source's goods were never at has no node: it reads as outside.
    const edges = trace.edges.map(({ from, to, ...edge }) => {
      const [a, b] = [names.get(from), names.get(to)];
      return { ...edge, lot: a?.[0] ?? b?.[0], from: a?.[1], to: b?.[1] };
    });
    const reached = [...nodes].filter(([, { through }]) => through.most > 0).map(([id]) => id);
    expect(new Set(reached)).toEqual(truth.reached);
    const holds = (what: string, right: { least: number; most: number }, said = right) => {
      spans += 1;
      expect([what, said.least <= right.least, said.most >= right.most]).toEqual([
        what,
        true,
        true,
      ]);
      if (truth.isForest)
        expect([what, said.least, said.most]).toEqual([what, right.least, right.most]);
    };
    for (const { seq, lines } of happened(told)) {
      for (const [index, { lot, from, to, grams }] of lines.entries()) {
        const right = truth.edges.get(`${seq}/${index}`);
        const said = edges.find((edge) => {
          const isLine = edge.seq === seq && edge.lot === lot && edge.grams === grams;
          return isLine && (edge.from ?? from) === from && (edge.to ?? to) === to;
        });
        if (right === undefined || right.most === 0) continue;
        expect([seq, said?.grams]).toEqual([seq, grams]);
        holds(`${seq}/${index}`, right, said?.source);
      }
    }
    expect(edges.length).toBe([...truth.edges.values()].filter(({ most }) => most > 0).length);
    const stands = standing(told, at);
    for (const { kind, seq, grams } of trace.nodes) {
      // What is lost in a processing is known, whichever way one comes to it.
      if (kind === 'processing') expect([seq, grams]).toEqual([seq, stands.get(`#${seq}`)?.grams]);
    }
    if (direction === 'backward') continue;
    for (const [node, right] of truth.ends) {
      const said = nodes.get(node);
      if (!said && right.most === 0) continue;
      holds(node, right, said?.source ?? { least: 0, most: 0 });
      if (right.most > 0) expect([node, said?.grams]).toEqual([node, stands.get(node)?.grams]);
    }
    expect(trace.balance?.balances).toBe(true);
  }
  return spans;
}

async function stockOf(stage: Stage) {
  const rows = await database()
    .selectFrom('stock')
    .innerJoin('place', 'place.id', 'stock.place_id')
    .select(['lot_id', 'place_id', 'grams', 'pieces'])
    .where('lot_id', 'in', [...stage.lots.values()])
    .where('place.kind', '!=', 'processed')
    .execute();
  const some = rows.filter(({ grams, pieces }) => grams > 0 || pieces > 0);
  return new Map(some.map((row) => [nodeOf(row.lot_id, row.place_id), [row.grams, row.pieces]]));
}

test('whatever firms do, the trace of it in the database is what gram by gram is true', async () => {
  let [taken, offered, spans] = [0, 0, 0];
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = dice(seed + 7e5);
    const history = aHistory(dice(seed), { steps: 16 });
    const stage = await aStage();
    const told = await played(stage, history, random);
    taken += told.length;
    offered += history.told.length;
    const end = testNow.getTime();
    const stands = [...standing(told, end)].flatMap(([node, { grams, pieces }]) =>
      node.startsWith('#') || grams + pieces === 0 ? [] : [[node, [grams, pieces]] as const],
    );
    expect(await stockOf(stage)).toEqual(new Map(stands));
    const middle = momentOf(500 + 1000 * Math.floor((random() * history.end) / 1000)).getTime();
    for (const id of stage.lots.values()) {
      const asked = { body: { sources: [{ kind: 'lot', id }] }, sources: [wholeLots([id])] };
      spans += await check(stage, told, asked, end);
      spans += await check(stage, told, asked, middle);
    }
    for (const { id } of stage.shipments.values()) {
      const body = { sources: [{ kind: 'shipment', id }] };
      spans += await check(stage, told, { body, sources: [inPlace(id)] }, end);
    }
    const room = stage.firms.A.places.get('room') ?? '';
    const window = {
      from: new Date(middle).toISOString(),
      to: momentOf(history.end).toISOString(),
    };
    const body = { sources: [{ kind: 'place', id: room, ...window }] };
    const sources = [inPlace(room, middle, momentOf(history.end).getTime())];
    spans += await check(stage, told, { body, sources }, end);
  }
  // Most of what the histories tell is what the product takes.
  expect(taken / offered).toBeGreaterThan(0.8);
  expect(spans).toBeGreaterThan(500);
}, 300_000);
