import { gramsToKg } from '../../domain/quantity.ts';
import { streamColumns } from './trace.columns.ts';
import type { OpenTrace } from './trace.service.ts';
import type { Part } from './trace.teller.ts';
import { toBalance, toHead } from './trace.views.ts';
import type { Span, TracedLot, TracedPlace, TracedSale, TracedShipment } from './traced.ts';

/** JSON lines, each made when the one before is gone; who hangs up ends the walk. */
export function streamOf({ question, parts }: OpenTrace): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const running = parts();
  const lines = createLines();
  const send = (line: string) => encoder.encode(`${line}\n`);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const head = { question: toHead(question), columns: streamColumns };
        controller.enqueue(send(JSON.stringify(head)));
      },
      async pull(controller) {
        const next = await running.next();
        if (next.done !== true) {
          controller.enqueue(send(lines.lineOf(next.value)));
          return;
        }
        const { nodes, balance, bound } = next.value;
        const end = { nodes, balance: balance && toBalance(balance), bound };
        controller.enqueue(send(JSON.stringify({ end })));
        controller.close();
      },
      cancel() {
        // Never waits for an answer that nobody reads.
        running.return({ balance: null, bound: null, nodes: 0 }).catch(() => {});
      },
    },
    { highWaterMark: 2 },
  );
}

type Named = { id: string; name: { zh: string; en: string } };

/** Rows as text at once: objects for each would take longer than the walk. */
function createLines() {
  const organisations = createNames(({ id, name }: Named) => listOf(id, name.zh, name.en));
  const sites = createNames(({ id, name }: Named) => listOf(id, name.zh, name.en));
  const products = createNames(({ name }: Named) => listOf(name.zh, name.en));
  const premises = createNames((at: NonNullable<TracedPlace['premises']>) =>
    listOf(
      at.id,
      at.name.zh,
      at.name.en,
      at.kind,
      at.address,
      at.divisionId,
      at.division.zh,
      at.division.en,
      at.longitude,
      at.latitude,
    ),
  );
  const numbers = { lots: new Map<string, number>(), places: new Map<string, number>() };
  const momentOf = createMoments();

  const lotRow = ({ product, ...lot }: TracedLot) => {
    numbers.lots.set(lot.id, numbers.lots.size);
    const name = products.numberOf({ id: `${product.zh} ${product.en}`, name: product });
    const of = `${name},${organisations.numberOf(lot.organisation)}`;
    const declared = `${gramsToKg(lot.declaredGrams)},${lot.declaredPieces}`;
    return `["${lot.id}",${JSON.stringify(lot.number)},"${lot.kind}",${of},${momentOf(lot.declaredAt)},${declared}]`;
  };
  const placeRow = (place: TracedPlace) => {
    numbers.places.set(place.id, numbers.places.size);
    const of = organisations.numberOf(place.organisation);
    const at = place.premises === null ? 'null' : premises.numberOf(place.premises);
    const name = listOf(place.id, place.kind, place.code, place.name.zh, place.name.en);
    return `${name.slice(0, -1)},${of},${at}]`;
  };
  const endOf = ({ premises: site, organisation }: TracedShipment['from']) =>
    `${sites.numberOf(site)},${organisations.numberOf(organisation)}`;
  const shipmentRow = (shipment: TracedShipment) => {
    const { id, number, state, purpose, from, to, vehiclePlate, shippedAt, receivedAt } = shipment;
    const received = receivedAt === null ? 'null' : momentOf(receivedAt);
    const ends = `${endOf(from)},${endOf(to)},${JSON.stringify(vehiclePlate)}`;
    return `["${id}",${JSON.stringify(number)},"${state}","${purpose}",${ends},${momentOf(shippedAt)},${received}]`;
  };
  const numberIn = (map: ReadonlyMap<string, number>, id: string | null) =>
    id === null ? 'null' : map.get(id);
  const saleRow = (sale: TracedSale) => {
    const of = `${numberIn(numbers.lots, sale.lotId)},${organisations.numberOf(sale.organisation)}`;
    const buyer = `"${sale.buyerKind}",${JSON.stringify(sale.buyerName)}`;
    const quantity = `${gramsToKg(sale.grams)},${sale.pieces},${spanText(sale.source)}`;
    return `[${sale.seq},${momentOf(sale.at)},${of},${sites.numberOf(sale.premises)},${buyer},${quantity}]`;
  };

  const lineOf = (part: Part): string => {
    const lots = part.lots.map(lotRow);
    const places = part.places.map(placeRow);
    const shipments = part.shipments.map(shipmentRow);
    const nodes = part.nodes.map((node) => {
      const of = `${numberIn(numbers.lots, node.lotId)},${numberIn(numbers.places, node.placeId)}`;
      const quantity = `${gramsToKg(node.grams)},${node.pieces}`;
      const spans = `${spanText(node.source)},${spanText(node.through)}`;
      return `[${node.id},"${node.direction}","${node.kind}",${of},${node.seq},${momentOf(node.since)},${quantity},${spans}]`;
    });
    const edges = part.edges.map((edge) => {
      const quantity = `${gramsToKg(edge.grams)},${edge.pieces},${spanText(edge.source)}`;
      return `["${edge.direction}",${edge.from},${edge.to},${edge.seq},"${edge.act}",${momentOf(edge.at)},${quantity}]`;
    });
    const sales = part.sales.map(saleRow);
    const tables = { lots, places, shipments, nodes, edges, sales };
    const names = {
      organisations: organisations.take(),
      sites: sites.take(),
      products: products.take(),
      premises: premises.take(),
    };
    const filled = Object.entries({ ...names, ...tables }).filter(([, rows]) => rows.length > 0);
    return `{${filled.map(([name, rows]) => `"${name}":[${rows.join(',')}]`).join(',')}}`;
  };

  return { lineOf };
}

/** Rows that others name by their number; each is sent once, with the line that names it first. */
function createNames<T extends { id: string }>(rowOf: (one: T) => string) {
  const numbers = new Map<string, number>();
  let fresh: string[] = [];
  return {
    numberOf: (one: T): number => {
      const known = numbers.get(one.id);
      if (known !== undefined) return known;
      const number = numbers.size;
      numbers.set(one.id, number);
      fresh.push(rowOf(one));
      return number;
    },
    take: (): string[] => {
      const rows = fresh;
      fresh = [];
      return rows;
    },
  };
}

function listOf(...values: (string | number | null)[]): string {
  return JSON.stringify(values);
}

/** Both ends of a movement name its moment: each is written once. */
function createMoments() {
  const texts = new Map<number, string>();
  return (moment: Date): string => {
    const at = moment.getTime();
    let text = texts.get(at);
    if (text === undefined) {
      if (texts.size > 100_000) texts.clear();
      text = `"${moment.toISOString()}"`;
      texts.set(at, text);
    }
    return text;
  };
}

function spanText({ least, most }: Span): string {
  return `${gramsToKg(least)},${gramsToKg(most)}`;
}
