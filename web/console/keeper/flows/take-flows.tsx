import { roomAccepts } from '../../../../src/domain/storage-class.ts';
import { dayText } from '../../shared/formats.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { useKeeper, useKeeperState } from '../keeper-context.tsx';
import type { Books } from '../offline/books.ts';
import { holdOnLot, holdOnPlace } from '../offline/gates.ts';
import { newNumber } from '../offline/ids.ts';
import { quantityOf, toWire } from '../offline/kept.ts';
import type { Bodies, Draft } from '../offline/wire.ts';
import { PickRow, TextRow } from '../parts/rows.tsx';
import { bounds } from './bounds.ts';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { Flow } from './flow.tsx';
import { blankLineOf, type Line, lineOf, TakenLines, useRoomChoices } from './lines.tsx';
import { type Remembered, useRemembered, useTyped } from './typed-state.tsx';

const lineFields = ['lines.*.lotId', 'lines.*.placeId', 'lines.*.quantity'];

function useLines({ books, lotId, placeId, redo }: FlowStart, begin = lineOf) {
  return useTyped<Line[]>('lines', () => {
    const body = redo?.draft.body;
    if (body && 'lines' in body && body.lines && redo.draft.op !== 'correct') {
      return (body.lines as Bodies['sell']['lines']).map((line) => ({
        ...line,
        quantity: quantityOf(line.quantity),
      }));
    }
    return lotId === undefined ? [] : [begin(books, lotId, placeId)];
  });
}

const wireLines = (lines: readonly Line[]) =>
  lines.map(({ lotId, placeId, quantity }) => ({ lotId, placeId, quantity: toWire(quantity) }));

/** Whether a hold lies on any of them, or on where one stands. */
function useHeld(books: Books, lines: readonly Line[]): { lot: boolean; place: boolean } {
  const keeper = useKeeper();
  const { holds } = useKeeperState();
  const at = keeper.now();
  return {
    lot: lines.some(({ lotId }) => holdOnLot(books, holds, lotId, at) === 'held'),
    place: lines.some(({ placeId }) => holdOnPlace(holds, placeId, at) === 'held'),
  };
}

export function MoveFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const { books, redo } = start;
  const body = redo?.draft.op === 'move' ? redo.draft.body : undefined;
  const [lines, setLines] = useTyped<Line[]>('lines', () => {
    if (!body) return start.lotId === undefined ? [] : [lineOf(books, start.lotId, start.placeId)];
    return body.lines.map(({ lotId, fromPlaceId, quantity }) => ({
      lotId,
      placeId: fromPlaceId,
      quantity: quantityOf(quantity),
    }));
  });
  const held = useHeld(books, lines);
  const last = useRemembered('move.to', body?.lines[0]?.toPlaceId);
  const rooms = useRoomChoices(books);
  const classes = lines.flatMap(({ lotId }) => books.lots.get(lotId)?.storageClass ?? []);
  const from = new Set(lines.map(({ placeId }) => placeId));
  const suits = (id: string) => {
    const room = books.snapshot.rooms.find((one) => one.id === id);
    const { temperatureClass = null } = room ?? {};
    const isWarm =
      temperatureClass !== null && classes.some((one) => !roomAccepts(temperatureClass, one));
    return room !== undefined && room.kind === 'room' && !from.has(id) && !isWarm;
  };
  const isLastGood = last.value !== '' && (suits(last.value) || body !== undefined);
  const toPlaceId = isLastGood ? last.value : (rooms.find(({ id }) => suits(id))?.id ?? '');
  const draft: Draft | undefined =
    lines.length > 0 && toPlaceId !== ''
      ? {
          op: 'move',
          body: {
            premisesId: books.snapshot.premisesId ?? '',
            lines: lines.map(({ lotId, placeId, quantity }) => ({
              lotId,
              fromPlaceId: placeId,
              toPlaceId,
              quantity: toWire(quantity),
            })),
          },
        }
      : undefined;
  const fields = ['lines.*.lotId', 'lines.*.fromPlaceId', 'lines.*.toPlaceId', 'lines.*.quantity'];
  return (
    <Flow op="move" draft={draft} redo={redo} fields={fields} remember={() => last.keep(toPlaceId)}>
      {(wrongAt) => (
        <>
          {/* Of a place that is held nothing may be moved at all: that is said where it stops. */}
          {held.lot && !held.place && <p className="fm-note kp-unknown">{say('onHold')}</p>}
          <TakenLines {...{ books, lines, wrongAt }} onChange={setLines} placeField="fromPlaceId" />
          <PickRow
            label={say('to')}
            value={toPlaceId}
            choices={rooms.filter(({ id }) => !from.has(id))}
            onChange={last.set}
            wrong={[...new Set(lines.flatMap((_, at) => wrongAt(`lines.${at}.toPlaceId`)))]}
          />
        </>
      )}
    </Flow>
  );
}

const purposes = ['transfer', 'sale', 'return'] as const;

export function ShipFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const language = useLanguage();
  const { books, redo } = start;
  const body = redo?.draft.op === 'ship' ? redo.draft.body : undefined;
  const [lines, setLines] = useLines(start);
  const destination = useRemembered('ship.to', body?.toPremisesId);
  const purpose = useRemembered('ship.purpose', body?.purpose);
  const plate = useRemembered('ship.plate', body?.vehiclePlate);
  const [number] = useTyped('number', () => body?.number ?? newNumber(dayText(new Date())));
  const { destinations } = books.snapshot;
  const choices = destinations.map((one) => ({
    id: one.id,
    label: nameOf(one, language),
    note: language === 'en' ? one.orgNameEn : one.orgNameZh,
    blocked: one.state !== 'normal',
  }));
  // Only where this person shipped to before: nobody means whatever happens to stand first.
  const to = destinations.find(({ id }) => id === destination.value);
  const why = purposes.find((one) => one === purpose.value) ?? (to?.own ? 'transfer' : 'sale');
  const draft: Draft | undefined =
    lines.length > 0 && to
      ? {
          op: 'ship',
          body: {
            fromPremisesId: books.snapshot.premisesId ?? '',
            toPremisesId: to.id,
            purpose: why,
            number,
            ...(plate.value.trim() !== '' && { vehiclePlate: plate.value.trim() }),
            lines: wireLines(lines),
          },
        }
      : undefined;
  return (
    <Flow
      op="ship"
      draft={draft}
      redo={redo}
      fields={[...lineFields, 'toPremisesId', 'purpose', 'vehiclePlate']}
      remember={() => keepAll([destination, purpose, plate])}
    >
      {(wrongAt) => (
        <>
          <TakenLines {...{ books, lines, wrongAt }} onChange={setLines} />
          <PickRow
            label={say('destination')}
            value={to?.id ?? ''}
            choices={choices}
            onChange={destination.set}
            wrong={wrongAt('toPremisesId')}
          />
          <PickRow
            label={say('purpose')}
            value={why}
            choices={purposes.map((id) => ({ id, label: say(`purposes.${id}`) }))}
            onChange={purpose.set}
            wrong={wrongAt('purpose')}
          />
          <TextRow
            label={say('plate')}
            most={bounds['Ship.vehiclePlate']}
            value={plate.value}
            onChange={plate.set}
            wrong={wrongAt('vehiclePlate')}
            optional
            kind="code"
          />
        </>
      )}
    </Flow>
  );
}

function keepAll(all: readonly Remembered[]): void {
  for (const one of all) one.keep();
}

const buyers = ['consumer', 'firm'] as const;

export function SellFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const { books, redo } = start;
  const body = redo?.draft.op === 'sell' ? redo.draft.body : undefined;
  const [lines, setLines] = useLines(start, blankLineOf);
  const buyer = useRemembered('sell.buyer', body?.buyer.kind);
  const name = useRemembered('sell.name', body?.buyer.kind === 'firm' ? body.buyer.name : '');
  const kind = buyers.find((one) => one === buyer.value) ?? 'consumer';
  const firm = name.value.trim();
  const isReady = lines.length > 0 && (kind === 'consumer' || firm !== '');
  const draft: Draft | undefined = isReady
    ? {
        op: 'sell',
        body: {
          premisesId: books.snapshot.premisesId ?? '',
          buyer: kind === 'consumer' ? { kind } : { kind, name: firm },
          lines: wireLines(lines),
        },
      }
    : undefined;
  return (
    <Flow
      op="sell"
      draft={draft}
      redo={redo}
      fields={[...lineFields, 'buyer.name']}
      remember={() => keepAll([buyer, name])}
    >
      {(wrongAt) => (
        <>
          <TakenLines {...{ books, lines, wrongAt }} onChange={setLines} isAsked />
          <PickRow
            label={say('buyer')}
            value={kind}
            choices={buyers.map((id) => ({ id, label: say(`buyers.${id}`) }))}
            onChange={buyer.set}
          />
          {kind === 'firm' && (
            <TextRow
              label={say('buyerName')}
              most={bounds['Sell.buyer.name']}
              value={name.value}
              onChange={name.set}
              wrong={wrongAt('buyer.name')}
            />
          )}
        </>
      )}
    </Flow>
  );
}

export function DestroyFlow(start: FlowStart) {
  const say = flowWords.useWords();
  const { books, redo } = start;
  const body = redo?.draft.op === 'destroy' ? redo.draft.body : undefined;
  const [lines, setLines] = useLines(start, blankLineOf);
  const reason = useRemembered('destroy.reason', body?.reason);
  const method = useRemembered('destroy.method', body?.method);
  const [documentNo, setDocumentNo] = useTyped('documentNo', () => body?.documentNo ?? '');
  const held = useHeld(books, lines);
  const isHeld = held.lot || held.place;
  const isReady =
    lines.length > 0 &&
    reason.value.trim() !== '' &&
    method.value.trim() !== '' &&
    // What is held is destroyed under the authority's order alone.
    (!isHeld || documentNo.trim() !== '');
  const draft: Draft | undefined = isReady
    ? {
        op: 'destroy',
        body: {
          premisesId: books.snapshot.premisesId ?? '',
          reason: reason.value.trim(),
          method: method.value.trim(),
          ...(documentNo.trim() !== '' && { documentNo: documentNo.trim() }),
          lines: wireLines(lines),
        },
      }
    : undefined;
  return (
    <Flow
      op="destroy"
      draft={draft}
      redo={redo}
      fields={[...lineFields, 'reason', 'method', 'documentNo']}
      remember={() => keepAll([reason, method])}
    >
      {(wrongAt) => (
        <>
          <TakenLines {...{ books, lines, wrongAt }} onChange={setLines} isAsked />
          <TextRow
            label={say('reason')}
            most={bounds['Destroy.reason']}
            value={reason.value}
            onChange={reason.set}
            wrong={wrongAt('reason')}
          />
          <TextRow
            label={say('method')}
            most={bounds['Destroy.method']}
            value={method.value}
            onChange={method.set}
            wrong={wrongAt('method')}
          />
          <TextRow
            label={say(isHeld ? 'documentNoHeld' : 'documentNo')}
            most={bounds['Destroy.documentNo']}
            value={documentNo}
            onChange={setDocumentNo}
            wrong={wrongAt('documentNo')}
            optional={!isHeld}
          />
        </>
      )}
    </Flow>
  );
}
