import { joined } from '../../core/bytes.ts';
import { createJsonBytes, type JsonBytes } from '../../core/json-bytes.ts';
import { placeNames } from '../../domain/places.ts';
import type { Text } from '../../domain/text.ts';
import { streamColumns } from './trace.columns.ts';
import type { OpenTrace } from './trace.service.ts';
import type { Sink } from './trace.teller.ts';
import { toBalance, toHead } from './trace.views.ts';
import type { Direction, Span, TracedPlace } from './traced.ts';

/** So many bytes at least are handed on at once, until the end: each write costs the same. */
const leastBytes = 32_768;

/** JSON lines, made when those before are gone; who hangs up ends the walk. */
export function streamOf({ question, run }: OpenTrace): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lineOf = (value: unknown): Uint8Array => encoder.encode(`${JSON.stringify(value)}\n`);
  const lines = createLines();
  const running = run(lines.sink);
  const ready = [lineOf({ question: toHead(question), columns: streamColumns })];
  const sendReady = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const [only] = ready;
    controller.enqueue(only && ready.length === 1 ? only : joined(ready));
    ready.length = 0;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          const next = await running.next();
          ready.push(lines.take());
          if (next.done === true) {
            const { nodes, balance, bound } = next.value;
            ready.push(lineOf({ end: { nodes, balance: balance && toBalance(balance), bound } }));
            sendReady(controller);
            controller.close();
            return;
          }
          if (ready.reduce((sum, { length }) => sum + length, 0) < leastBytes) continue;
          sendReady(controller);
          return;
        }
      },
      cancel() {
        // Never waits for an answer that nobody reads.
        running.return({ balance: null, bound: null, nodes: 0 }).catch(() => {});
      },
    },
    { highWaterMark: 2 },
  );
}

/** A third of all places are shipments, which have one name. */
const transitName = new TextEncoder().encode(
  `"${placeNames.transit.zh}","${placeNames.transit.en}"`,
);

type Named = { id: string; name: Text };

/** Rows as bytes at once: objects or strings for each would take longer than the walk. */
function createLines(): { sink: Sink; take: () => Uint8Array } {
  let direction: Direction = 'forward';
  const table = (name: keyof typeof streamColumns) => createTable(() => direction, name);
  const organisations = createNames(table('organisations'), nameRow);
  const sites = createNames(table('sites'), nameRow);
  const products = createNames(table('products'), ({ zh, en }: Text) => [zh, en]);
  const premises = createNames(table('premises'), premisesRow);
  const lots = table('lots');
  const places = table('places');
  const shipments = table('shipments');
  const nodes = table('nodes');
  const edges = table('edges');
  const sales = table('sales');
  const sources = table('sources');
  // Names stand in lines before those that name them.
  const names = [organisations.table, sites.table, products.table, premises.table];
  const all = [...names, lots, places, shipments, nodes, edges, sales, sources];
  const ended: Uint8Array[] = [];
  const taken = () => joined(all.flatMap(({ take }) => take()));

  const sink: Sink = {
    direction: (next) => {
      // A line is of one direction.
      ended.push(taken());
      direction = next;
    },
    node: (id, lot, place, seq, since, grams, pieces, source, through) => {
      const row = nodes.begin();
      const isStock = seq < 0;
      row.int(id);
      row.int(isStock ? lot : null);
      row.int(isStock ? place : null);
      row.int(isStock ? null : seq);
      row.int(Math.floor(since));
      writeQuantity(row, grams, pieces, source);
      row.kg(through.least);
      row.kg(through.most);
      row.close();
    },
    edge: (from, to, seq, act, at, grams, pieces, source) => {
      const row = edges.begin();
      row.int(from);
      row.int(to);
      row.int(seq);
      row.text(act);
      row.int(Math.floor(at));
      writeQuantity(row, grams, pieces, source);
      row.close();
    },
    sale: (lot, { seq, at, organisation, premises: site, buyerKind, buyerName, ...sold }) => {
      const firm = organisations.numberOf(organisation);
      const row = sales.begin();
      row.values([seq, at.getTime(), lot, firm, sites.numberOf(site), buyerKind, buyerName]);
      writeQuantity(row, sold.grams, sold.pieces, sold.source);
      row.close();
    },
    source: (lot, place, grams, pieces) => {
      const row = sources.begin();
      row.int(lot);
      row.int(place);
      row.kg(grams);
      row.int(pieces);
      row.close();
    },
    lot: (lot) => {
      const name = products.numberOf(lot.product);
      const firm = organisations.numberOf(lot.organisation);
      const row = lots.begin();
      row.text(lot.id);
      row.text(lot.number);
      row.text(lot.kind);
      row.int(name);
      row.int(firm);
      row.int(lot.declaredAt);
      row.kg(lot.declaredGrams);
      row.int(lot.declaredPieces);
      row.close();
    },
    place: ({ id, kind, code, name, organisation, premises: at }) => {
      const firm = organisations.numberOf(organisation);
      const site = at === null ? null : premises.numberOf(at);
      const row = places.begin();
      row.text(id);
      row.text(kind);
      row.text(code);
      if (name === placeNames.transit) row.made(transitName);
      else row.values([name.zh, name.en]);
      row.int(firm);
      row.int(site);
      row.close();
    },
    shipment: (shipment) => {
      const { from, to } = shipment;
      const sender = sites.numberOf(from.premises);
      const consigner = organisations.numberOf(from.organisation);
      const receiver = sites.numberOf(to.premises);
      const consignee = organisations.numberOf(to.organisation);
      const row = shipments.begin();
      row.text(shipment.id);
      row.text(shipment.number);
      row.text(shipment.state);
      row.text(shipment.purpose);
      row.int(sender);
      row.int(consigner);
      row.int(receiver);
      row.int(consignee);
      row.text(shipment.vehiclePlate);
      row.int(shipment.shippedAt);
      row.int(shipment.receivedAt);
      row.close();
    },
  };
  return {
    sink,
    take: () => (ended.length === 0 ? taken() : joined([...ended.splice(0), taken()])),
  };
}

type Table = { begin: () => JsonBytes; take: () => Uint8Array[] };

/** The rows of one table: a line of its own. */
function createTable(direction: () => Direction, name: string): Table {
  const bytes = createJsonBytes();
  return {
    /** Opens a row, which its writer closes. */
    begin: () => {
      if (bytes.length === 0) bytes.raw(`{"direction":"${direction()}","${name}":[`);
      bytes.open();
      return bytes;
    },
    take: () => {
      if (bytes.length === 0) return [];
      bytes.raw(']}\n');
      return [bytes.take()];
    },
  };
}

/** Rows that others name by their number; each object is written once, when it is named first. */
function createNames<T extends object>(table: Table, rowOf: (one: T) => readonly unknown[]) {
  const numbers = new Map<T, number>();
  return {
    table,
    numberOf: (one: T): number => {
      const known = numbers.get(one);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(one, number);
      const row = table.begin();
      row.values(rowOf(one));
      row.close();
      return number;
    },
  };
}

function nameRow({ id, name }: Named) {
  return [id, name.zh, name.en];
}

function premisesRow(at: NonNullable<TracedPlace['premises']>) {
  const { id, name, kind, address, divisionId, division, longitude, latitude } = at;
  const where = [divisionId, division.zh, division.en, longitude, latitude];
  return [id, name.zh, name.en, kind, address, ...where];
}

/** Mostly one text three times: all of it is the source's. */
function writeQuantity(row: JsonBytes, grams: number, pieces: number, source: Span): void {
  const start = row.length;
  row.kg(grams);
  const end = row.length;
  row.int(pieces);
  if (source.least === grams) row.again(start, end);
  else row.kg(source.least);
  if (source.most === grams) row.again(start, end);
  else row.kg(source.most);
}
