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
      row.int(id);
      if (seq < 0) {
        row.raw(',');
        row.int(lot);
        row.raw(',');
        row.int(place);
        row.raw(',null,');
      } else {
        row.raw(',null,null,');
        row.int(seq);
        row.raw(',');
      }
      row.int(Math.floor(since));
      row.raw(',');
      writeQuantity(row, grams, pieces, source);
      row.raw(',');
      row.kg(through.least);
      row.raw(',');
      row.kg(through.most);
      row.raw(']');
    },
    edge: (from, to, seq, act, at, grams, pieces, source) => {
      const row = edges.begin();
      row.int(from);
      row.raw(',');
      row.int(to);
      row.raw(',');
      row.int(seq);
      row.raw(',"');
      row.raw(act);
      row.raw('",');
      row.int(Math.floor(at));
      row.raw(',');
      writeQuantity(row, grams, pieces, source);
      row.raw(']');
    },
    sale: (lot, { seq, at, organisation, premises: site, buyerKind, buyerName, ...sold }) => {
      const firm = organisations.numberOf(organisation);
      const row = sales.begin();
      const of = [sites.numberOf(site), buyerKind, buyerName];
      writeValues(row, [seq, at.getTime(), lot, firm, ...of]);
      row.raw(',');
      writeQuantity(row, sold.grams, sold.pieces, sold.source);
      row.raw(']');
    },
    source: (lot, place, grams, pieces) => {
      const row = sources.begin();
      writeValues(row, [lot, place]);
      row.raw(',');
      row.kg(grams);
      row.raw(',');
      row.int(pieces);
      row.raw(']');
    },
    lot: (lot) => {
      const name = products.numberOf(lot.product);
      const firm = organisations.numberOf(lot.organisation);
      const row = lots.begin();
      row.text(lot.id);
      row.raw(',');
      row.text(lot.number);
      row.raw(',');
      row.text(lot.kind);
      writeInt(row, name);
      writeInt(row, firm);
      writeInt(row, lot.declaredAt);
      row.raw(',');
      row.kg(lot.declaredGrams);
      writeInt(row, lot.declaredPieces);
      row.raw(']');
    },
    place: ({ id, kind, code, name, organisation, premises: at }) => {
      const firm = organisations.numberOf(organisation);
      const site = at === null ? null : premises.numberOf(at);
      const row = places.begin();
      row.text(id);
      row.raw(',');
      row.text(kind);
      row.raw(',');
      row.text(code);
      row.raw(',');
      if (name === placeNames.transit) row.bytes(transitName);
      else writeValues(row, [name.zh, name.en]);
      writeInt(row, firm);
      writeInt(row, site);
      row.raw(']');
    },
    shipment: (shipment) => {
      const { from, to } = shipment;
      const sender = sites.numberOf(from.premises);
      const consigner = organisations.numberOf(from.organisation);
      const receiver = sites.numberOf(to.premises);
      const consignee = organisations.numberOf(to.organisation);
      const row = shipments.begin();
      row.text(shipment.id);
      row.raw(',');
      row.text(shipment.number);
      row.raw(',');
      row.text(shipment.state);
      row.raw(',');
      row.text(shipment.purpose);
      writeInt(row, sender);
      writeInt(row, consigner);
      writeInt(row, receiver);
      writeInt(row, consignee);
      row.raw(',');
      row.text(shipment.vehiclePlate);
      writeInt(row, shipment.shippedAt);
      writeInt(row, shipment.receivedAt);
      row.raw(']');
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
      bytes.raw(bytes.length === 0 ? `{"direction":"${direction()}","${name}":[[` : ',[');
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
      writeValues(row, rowOf(one));
      row.raw(']');
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

function writeValues(row: JsonBytes, values: readonly unknown[]): void {
  const text = JSON.stringify(values);
  row.json(text.slice(1, -1));
}

/** Mostly one text three times: all of it is the source's. */
function writeQuantity(row: JsonBytes, grams: number, pieces: number, source: Span): void {
  const start = row.length;
  row.kg(grams);
  const end = row.length;
  row.raw(',');
  row.int(pieces);
  row.raw(',');
  if (source.least === grams) row.again(start, end);
  else row.kg(source.least);
  row.raw(',');
  if (source.most === grams) row.again(start, end);
  else row.kg(source.most);
}

function writeInt(row: JsonBytes, value: number | null): void {
  row.raw(',');
  if (value === null) row.raw('null');
  else row.int(value);
}
