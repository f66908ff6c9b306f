import { compactContainer } from '../../../../src/domain/container.ts';
import type { Quantity } from '../../../../src/domain/quantity.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { amountOf } from '../offline/amounts.ts';
import { type Books, stockOf } from '../offline/books.ts';
import { differenceOf } from '../offline/difference.ts';
import { quantityOf, toWire } from '../offline/kept.ts';
import type { Draft, Lot } from '../offline/wire.ts';
import { partWords } from '../parts/part-words.ts';
import { PickRow, QuantityRow, TextRow } from '../parts/rows.tsx';
import { arrivalsOf, shipmentsHere } from '../tasks.ts';
import { bounds } from './bounds.ts';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { Flow } from './flow.tsx';
import { declaredOf, LotHead, useLotChoices, useRoomChoices } from './lines.tsx';
import { useRemembered, useTyped } from './typed-state.tsx';

type Arriving = { lotId: string; quantity: Quantity; placeId: string };

const expectedOf = (books: Books, lot: Lot): Quantity => stockOf(books, lot.id, lot.inboundPlaceId);

export function ReceiveFlow({ books, lotId, container, redo }: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const body = redo?.draft.op === 'receive' ? redo.draft.body : undefined;
  const arrivals = arrivalsOf(books);
  const keyOf = () => {
    const wanted = body?.lines[0]?.lotId ?? lotId;
    const of = arrivals.find(
      ({ lots, containerNo }) =>
        (container !== undefined && containerNo === container) ||
        lots.some(({ id }) => id === wanted),
    );
    return (of ?? arrivals[0])?.key ?? '';
  };
  const [key, setKey] = useTyped('key', keyOf);
  const arrival = arrivals.find((one) => one.key === key);
  const begin = (lots: readonly Lot[]): Arriving[] =>
    lots.map((lot) => ({ lotId: lot.id, quantity: expectedOf(books, lot), placeId: books.dock }));
  const [lines, setLines] = useTyped<Arriving[]>('lines', () =>
    body
      ? body.lines.map((line) => ({
          lotId: line.lotId,
          quantity: quantityOf(line.quantity),
          placeId: line.placeId ?? books.dock,
        }))
      : begin(arrival?.lots ?? []),
  );
  const [box, setBox] = useTyped('box', () => body?.containerNo ?? '');
  const [seal, setSeal] = useTyped('seal', () => body?.sealNo ?? '');
  const inBox = lines.some(({ lotId: id }) => books.lots.get(id)?.containerNo != null);
  const isReady = lines.length > 0 && (!inBox || (box.trim() !== '' && seal.trim() !== ''));
  const draft: Draft | undefined = isReady
    ? {
        op: 'receive',
        body: {
          premisesId: books.snapshot.premisesId ?? '',
          ...(inBox && {
            containerNo: compactContainer(box),
            sealNo: seal.trim().toUpperCase(),
          }),
          lines: lines.map((line) => ({ ...line, quantity: toWire(line.quantity) })),
        },
      }
    : undefined;
  const put = (index: number, change: Partial<Arriving>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <Flow
      op="receive"
      draft={draft}
      redo={redo}
      fields={['containerNo', 'sealNo', 'lines.*.lotId', 'lines.*.quantity', 'lines.*.placeId']}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('arrival')}
            value={key}
            choices={arrivals.map(({ key: id, containerNo, lots }) => ({
              id,
              label: containerNo ?? lots.map((lot) => nameOf(lot, language)).join('、'),
              note: lots.map(({ number }) => number).join('、'),
            }))}
            onChange={(chosen) => {
              setKey(chosen);
              setLines(begin(arrivals.find((one) => one.key === chosen)?.lots ?? []));
            }}
          />
          {inBox && (
            <>
              <p className="fm-quiet">{say('containerLead')}</p>
              <TextRow
                label={say('container')}
                most={bounds['Receive.containerNo']}
                value={box}
                onChange={setBox}
                wrong={wrongAt('containerNo')}
                kind="code"
              />
              <TextRow
                label={say('seal')}
                most={bounds['Receive.sealNo']}
                value={seal}
                onChange={setSeal}
                wrong={wrongAt('sealNo')}
                kind="code"
              />
            </>
          )}
          {lines.map((line, index) => (
            <ArrivingLine
              key={line.lotId}
              {...{ books, line }}
              most={expectedMost(books, line.lotId)}
              wrongAt={(field) => wrongAt(`lines.${index}.${field}`)}
              onChange={(change) => put(index, change)}
              onRemove={
                lines.length > 1 ? () => setLines(lines.filter((_, at) => at !== index)) : undefined
              }
            />
          ))}
        </>
      )}
    </Flow>
  );
}

function expectedMost(books: Books, lotId: string): Quantity | undefined {
  const lot = books.lots.get(lotId);
  return lot && expectedOf(books, lot);
}

function ArrivingLine({
  books,
  line,
  most,
  wrongAt,
  onChange,
  onRemove,
  label,
}: {
  books: Books;
  line: Arriving;
  most: Quantity | undefined;
  wrongAt: (field: string) => string[];
  onChange: (change: Partial<Arriving>) => void;
  onRemove?: (() => void) | undefined;
  label?: string;
}) {
  const say = flowWords.useWords();
  return (
    <fieldset className="kp-line">
      <LotHead books={books} lotId={line.lotId} wrong={wrongAt('lotId')} onRemove={onRemove} />
      <QuantityRow
        {...(label !== undefined && { label })}
        value={line.quantity}
        most={most}
        declared={declaredOf(books, line.lotId)}
        wrong={[...wrongAt('quantity'), ...wrongAt('stated')]}
        onChange={(quantity) => onChange({ quantity })}
      />
      <PickRow
        label={say('to')}
        value={line.placeId}
        choices={useRoomChoices(books)}
        wrong={wrongAt('placeId')}
        onChange={(placeId) => onChange({ placeId })}
      />
    </fieldset>
  );
}

type Checked = Arriving & { refused: Quantity; why: string };
const nothing: Quantity = { grams: 0, pieces: 0 };

export function ReceiveShipmentFlow({ books, shipmentId, redo }: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const old = redo?.draft.op === 'receiveShipment' ? redo.draft : undefined;
  const coming = shipmentsHere(books);
  const [id, setId] = useTyped('id', () => old?.shipmentId ?? shipmentId ?? coming[0]?.id ?? '');
  const begin = (wanted: string): Checked[] =>
    (books.shipments.get(wanted)?.lines ?? []).map(({ lotId, quantity }) => ({
      lotId,
      quantity: quantityOf(quantity),
      placeId: books.dock,
      refused: nothing,
      why: '',
    }));
  const [lines, setLines] = useTyped<Checked[]>('lines', () =>
    old
      ? old.body.lines.map((line) => ({
          lotId: line.lotId,
          quantity: quantityOf(line.stated),
          placeId: line.placeId ?? books.dock,
          refused: line.refused ? quantityOf(line.refused) : nothing,
          why: line.refusalReason ?? '',
        }))
      : begin(id),
  );
  const draft: Draft | undefined =
    lines.length > 0
      ? {
          op: 'receiveShipment',
          shipmentId: id,
          body: {
            lines: lines.map(({ lotId, quantity, placeId, refused, why }) => ({
              lotId,
              placeId,
              stated: toWire(quantity),
              ...(refused.grams + refused.pieces > 0 && {
                refused: toWire(refused),
                ...(why.trim() !== '' && { refusalReason: why.trim() }),
              }),
            })),
          },
        }
      : undefined;
  const put = (index: number, change: Partial<Checked>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <Flow
      op="receiveShipment"
      draft={draft}
      redo={redo}
      fields={['lotId', 'stated', 'placeId', 'refused', 'refusalReason'].map(
        (one) => `lines.*.${one}`,
      )}
      doubts={lines.flatMap(({ lotId, quantity }) => {
        const differs = differenceOf(shippedOf(books, id, lotId), quantity);
        const lot = books.lots.get(lotId);
        const name = lot ? `${nameOf(lot, language)} ${lot.number}` : lotId.slice(0, 8);
        return (['short', 'over'] as const).flatMap((way) => {
          const by = differs?.[way] ?? nothing;
          const amount = amountOf(by)[language];
          return by.grams + by.pieces > 0 ? [say(way, { lot: name, amount })] : [];
        });
      })}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('shipment')}
            value={id}
            choices={coming.map((one) => ({
              id: one.id,
              label: one.number,
              note: language === 'en' ? one.fromNameEn : one.fromNameZh,
            }))}
            onChange={(chosen) => {
              setId(chosen);
              setLines(begin(chosen));
            }}
          />
          {lines.map((line, index) => (
            <div key={line.lotId}>
              <ArrivingLine
                {...{ books, line }}
                label={say('stated')}
                most={shippedOf(books, id, line.lotId)}
                wrongAt={(field) => wrongAt(`lines.${index}.${field}`)}
                onChange={(change) => put(index, change)}
              />
              <QuantityRow
                label={say('refused')}
                value={line.refused}
                most={line.quantity}
                declared={declaredOf(books, line.lotId)}
                wrong={wrongAt(`lines.${index}.refused`)}
                onChange={(refused) => put(index, { refused })}
              />
              {line.refused.grams + line.refused.pieces > 0 && (
                <TextRow
                  label={say('refusalReason')}
                  most={bounds['ReceiveShipment.lines.refusalReason']}
                  value={line.why}
                  wrong={wrongAt(`lines.${index}.refusalReason`)}
                  onChange={(why) => put(index, { why })}
                />
              )}
            </div>
          ))}
        </>
      )}
    </Flow>
  );
}

function shippedOf(books: Books, shipmentId: string, lotId: string): Quantity | undefined {
  const line = books.shipments.get(shipmentId)?.lines.find((one) => one.lotId === lotId);
  return line && quantityOf(line.quantity);
}

export function ReturnFlow({ books, lotId, redo }: FlowStart) {
  const say = flowWords.useWords();
  const part = partWords.useWords();
  const body = redo?.draft.op === 'takeReturn' ? redo.draft.body : undefined;
  const [old] = body?.lines ?? [];
  const { sold } = books.snapshot.virtualPlaces;
  const lots = [...books.lots.values()].filter(({ id }) => {
    const { grams, pieces } = stockOf(books, id, sold);
    return grams + pieces > 0 || id === lotId;
  });
  const [id, setId] = useTyped('id', () => old?.lotId ?? lotId ?? lots[0]?.id ?? '');
  const [quantity, setQuantity] = useTyped<Quantity>('quantity', () =>
    old ? quantityOf(old.quantity) : nothing,
  );
  const [placeId, setPlaceId] = useTyped('placeId', () => old?.placeId ?? books.dock);
  const choices = useLotChoices(lots);
  const rooms = useRoomChoices(books);
  const reason = useRemembered('return.reason', body?.reason);
  const isReady = id !== '' && reason.value.trim() !== '';
  const draft: Draft | undefined = isReady
    ? {
        op: 'takeReturn',
        body: {
          premisesId: books.snapshot.premisesId ?? '',
          reason: reason.value.trim(),
          lines: [{ lotId: id, placeId, quantity: toWire(quantity) }],
        },
      }
    : undefined;
  return (
    <Flow
      op="takeReturn"
      draft={draft}
      redo={redo}
      fields={['lines.0.lotId', 'lines.0.quantity', 'lines.0.placeId', 'reason']}
      remember={reason.keep}
    >
      {(wrongAt) => (
        <>
          <PickRow
            label={say('lot')}
            value={id}
            choices={choices}
            search={part('searchLot')}
            onChange={setId}
            wrong={wrongAt('lines.0.lotId')}
          />
          <QuantityRow
            value={quantity}
            most={stockOf(books, id, sold)}
            declared={declaredOf(books, id)}
            onChange={setQuantity}
            wrong={wrongAt('lines.0.quantity')}
          />
          <PickRow
            label={say('to')}
            value={placeId}
            choices={rooms}
            onChange={setPlaceId}
            wrong={wrongAt('lines.0.placeId')}
          />
          <TextRow
            label={say('reason')}
            most={bounds['Return.reason']}
            value={reason.value}
            onChange={reason.set}
            wrong={wrongAt('reason')}
          />
        </>
      )}
    </Flow>
  );
}
