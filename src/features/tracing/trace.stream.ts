import { gramsToKg } from '../../domain/quantity.ts';
import type { Text } from '../../domain/text.ts';
import { streamColumns } from './trace.columns.ts';
import type { OpenTrace } from './trace.service.ts';
import type { Sink } from './trace.teller.ts';
import { toBalance, toHead } from './trace.views.ts';
import type { Span, TracedLot, TracedPlace, TracedSale, TracedShipment } from './traced.ts';

/** JSON lines, each made when the one before is gone; who hangs up ends the walk. */
export function streamOf({ question, run }: OpenTrace): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = createLines();
  const running = run(lines.sink);
  const send = (line: string) => encoder.encode(`${line}\n`);
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const head = { question: toHead(question), columns: streamColumns };
        controller.enqueue(send(JSON.stringify(head)));
      },
      async pull(controller) {
        // Until there is something to give: only then is more asked for.
        for (;;) {
          const next = await running.next();
          const line = lines.take();
          if (line !== undefined) controller.enqueue(send(line));
          if (next.done === true) {
            const { nodes, balance, bound } = next.value;
            const end = { nodes, balance: balance && toBalance(balance), bound };
            controller.enqueue(send(JSON.stringify({ end })));
            controller.close();
            return;
          }
          if (line !== undefined) return;
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

type Named = { id: string; name: Text };

/** Rows as text at once: objects for each would take longer than the walk. */
function createLines(): { sink: Sink; take: () => string | undefined } {
  const organisations = createNames(({ id, name }: Named) => listOf(id, name.zh, name.en));
  const sites = createNames(({ id, name }: Named) => listOf(id, name.zh, name.en));
  const products = createNames(({ name }: Named) => listOf(name.zh, name.en));
  const premises = createNames(premisesRow);
  const [lotNumbers, placeNumbers] = [createNumbers(), createNumbers()];
  const momentOf = createMoments();
  let tables = emptyTables();

  const lotRow = ({ product, ...lot }: TracedLot) => {
    lotNumbers.add(lot.id);
    const name = products.numberOf({ id: `${product.zh}|${product.en}`, name: product });
    const of = `${name},${organisations.numberOf(lot.organisation)}`;
    const declared = `${gramsToKg(lot.declaredGrams)},${lot.declaredPieces}`;
    const at = momentOf(lot.declaredAt.getTime());
    return `["${lot.id}",${JSON.stringify(lot.number)},"${lot.kind}",${of},${at},${declared}]`;
  };
  const placeRow = (place: TracedPlace) => {
    placeNumbers.add(place.id);
    const of = organisations.numberOf(place.organisation);
    const at = place.premises === null ? 'null' : premises.numberOf(place.premises);
    const name = listOf(place.id, place.kind, place.code, place.name.zh, place.name.en);
    return `${name.slice(0, -1)},${of},${at}]`;
  };
  const endOf = ({ premises: site, organisation }: TracedShipment['from']) =>
    `${sites.numberOf(site)},${organisations.numberOf(organisation)}`;
  const shipmentRow = (shipment: TracedShipment) => {
    const { id, number, state, purpose, from, to, vehiclePlate, shippedAt, receivedAt } = shipment;
    const received = receivedAt === null ? 'null' : momentOf(receivedAt.getTime());
    const ends = `${endOf(from)},${endOf(to)},${JSON.stringify(vehiclePlate)}`;
    const moments = `${momentOf(shippedAt.getTime())},${received}`;
    return `["${id}",${JSON.stringify(number)},"${state}","${purpose}",${ends},${moments}]`;
  };
  const saleRow = (sale: TracedSale) => {
    const of = `${lotNumbers.of(sale.lotId)},${organisations.numberOf(sale.organisation)}`;
    const buyer = `"${sale.buyerKind}",${JSON.stringify(sale.buyerName)}`;
    const quantity = quantityText(sale.grams, sale.pieces, sale.source);
    const moment = momentOf(sale.at.getTime());
    return `[${sale.seq},${moment},${of},${sites.numberOf(sale.premises)},${buyer},${quantity}]`;
  };

  return {
    sink: {
      node: (id, direction, lotId, placeId, seq, since, grams, pieces, source, through) => {
        const kind = seq === null ? 'stock' : 'processing';
        const of = `${lotNumbers.of(lotId)},${placeNumbers.of(placeId)},${seq}`;
        const quantity = quantityText(grams, pieces, source);
        const came = spanText(through);
        tables.nodes.push(
          `[${id},"${direction}","${kind}",${of},${momentOf(since)},${quantity},${came}]`,
        );
      },
      edge: (direction, from, to, seq, act, at, grams, pieces, source) => {
        const quantity = quantityText(grams, pieces, source);
        tables.edges.push(
          `["${direction}",${from},${to},${seq},"${act}",${momentOf(at)},${quantity}]`,
        );
      },
      sale: (sale) => void tables.sales.push(saleRow(sale)),
      source: ({ direction, lotId, placeId, grams, pieces }) => {
        const of = `${lotNumbers.of(lotId)},${placeNumbers.of(placeId)}`;
        tables.sources.push(`["${direction}",${of},${gramsToKg(grams)},${pieces}]`);
      },
      names: ({ lots, places, shipments }) => {
        for (const lot of lots) tables.lots.push(lotRow(lot));
        for (const place of places) tables.places.push(placeRow(place));
        for (const shipment of shipments) tables.shipments.push(shipmentRow(shipment));
      },
    },
    take: () => {
      const names = {
        organisations: organisations.take(),
        sites: sites.take(),
        products: products.take(),
        premises: premises.take(),
      };
      const filled = Object.entries({ ...names, ...tables }).filter(([, rows]) => rows.length > 0);
      tables = emptyTables();
      if (filled.length === 0) return undefined;
      return `{${filled.map(([name, rows]) => `"${name}":[${rows.join(',')}]`).join(',')}}`;
    },
  };
}

function emptyTables() {
  const none = (): string[] => [];
  return {
    lots: none(),
    places: none(),
    shipments: none(),
    nodes: none(),
    edges: none(),
    sales: none(),
    sources: none(),
  };
}

function premisesRow(at: NonNullable<TracedPlace['premises']>): string {
  return listOf(
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
  );
}

/** Numbers of rows that others name, which may name them before they are written. */
function createNumbers() {
  const numbers = new Map<string, number>();
  let written = 0;
  const of = (id: string | null): number | null => {
    if (id === null) return null;
    let number = numbers.get(id);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(id, number);
    }
    return number;
  };
  return {
    of,
    add: (id: string): void => {
      // Named in the order in which the directory shows them, so also written in it.
      if (of(id) !== written) throw new Error('Rows of a trace out of order');
      written += 1;
    },
  };
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

/** Both ends of a movement name its moment: the last one is remembered. */
function createMoments() {
  let [last, text] = [Number.NaN, ''];
  return (at: number): string => {
    if (at !== last) [last, text] = [at, `"${new Date(at).toISOString()}"`];
    return text;
  };
}

function quantityText(grams: number, pieces: number, source: Span): string {
  const kg = String(gramsToKg(grams));
  if (source.least === grams && source.most === grams) return `${kg},${pieces},${kg},${kg}`;
  return `${kg},${pieces},${gramsToKg(source.least)},${gramsToKg(source.most)}`;
}

function spanText({ least, most }: Span): string {
  const kg = String(gramsToKg(least));
  if (least === most) return `${kg},${kg}`;
  return `${kg},${gramsToKg(most)}`;
}
