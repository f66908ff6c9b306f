import { compactContainer } from '../../../../src/domain/container.ts';
import type { Transition } from '../../../../src/domain/policy-rules.ts';
import type { Quantity } from '../../../../src/domain/quantity.ts';
import { roomAccepts, temperatureClasses } from '../../../../src/domain/storage-class.ts';
import type { Text } from '../../../../src/domain/text.ts';
import { amountOf } from './amounts.ts';
import { type Books, stockOf } from './books.ts';
import { checkDisinfection } from './check-disinfection.ts';
import { type Gate, holdOnLot, holdOnPlace, judgeGate } from './gates.ts';
import type { HoldsState } from './holds.ts';
import { policyOf, quantityOf } from './kept.ts';
import { rowKey } from './links.ts';
import type { Draft } from './wire.ts';

/** In the shape of the server's refusals, at the same fields and under the same rules. */
export type Fault = { field: string; rule: string; message: Text };

export type Checked = {
  /** What stops the command here: the server would refuse it, as far as is known. */
  faults: Fault[];
  /** What nobody can know here. It may be recorded; the server decides. */
  unknown: Fault[];
};

type Take = { lotId: string; placeId: string; quantity: Quantity; field: string };

/** Whether a draft may be recorded, by the last known books, rules, facts and holds. */
export function checkDraft(books: Books, holds: HoldsState, draft: Draft, at: Date): Checked {
  const checked: Checked = { faults: [], unknown: [] };
  const takes = takesOf(books, draft);
  for (const { field, quantity } of takes) {
    if (quantity.grams === 0 && quantity.pieces === 0) {
      checked.faults.push({ field, rule: 'custody.no_quantity', message: words.nothing });
    }
  }
  checkBooks(books, takes, draft.op === 'receive', checked);
  checkContainers(books, draft, checked);
  checkRooms(books, draft, checked);
  checkHolds(books, holds, draft, takes, at, checked);
  checkGates(books, holds, draft, takes, at, checked);
  if (draft.op === 'recordDisinfection') {
    const agent = books.agents.get(draft.body.disinfectantId);
    checked.faults.push(...checkDisinfection(draft.body, at, agent));
  }
  return checked;
}

function takesOf(books: Books, draft: Draft): Take[] {
  switch (draft.op) {
    case 'receive':
      return draft.body.lines.map(({ lotId, quantity }, index) => ({
        lotId,
        placeId: books.lots.get(lotId)?.inboundPlaceId ?? '',
        quantity: quantityOf(quantity),
        field: `lines.${index}.quantity`,
      }));
    case 'move':
      return draft.body.lines.map(({ lotId, fromPlaceId, quantity }, index) => ({
        lotId,
        placeId: fromPlaceId,
        quantity: quantityOf(quantity),
        field: `lines.${index}.quantity`,
      }));
    case 'ship':
    case 'sell':
    case 'destroy':
      return draft.body.lines.map(({ lotId, placeId, quantity }, index) => ({
        lotId,
        placeId,
        quantity: quantityOf(quantity),
        field: `lines.${index}.quantity`,
      }));
    case 'process':
      return draft.body.inputs.map(({ lotId, placeId, quantity }, index) => ({
        lotId,
        placeId,
        quantity: quantityOf(quantity),
        field: `inputs.${index}.quantity`,
      }));
    case 'takeReturn':
      return draft.body.lines.map(({ lotId, quantity }, index) => ({
        lotId,
        placeId: books.snapshot.virtualPlaces.sold,
        quantity: quantityOf(quantity),
        field: `lines.${index}.quantity`,
      }));
    case 'correct':
    case 'count':
    case 'prepareDisinfectant':
    case 'receiveShipment':
    case 'recordDisinfection':
    case 'recordDocument':
    case 'takeSample':
      return [];
  }
}

/** Balances on the device are never below zero. Of what the books don't know they say nothing. */
function checkBooks(
  books: Books,
  takes: readonly Take[],
  isArriving: boolean,
  checked: Checked,
): void {
  const sums = new Map<string, Take>();
  for (const take of takes) {
    const row = rowKey(take.lotId, take.placeId);
    const before = sums.get(row)?.quantity ?? { grams: 0, pieces: 0 };
    const quantity = {
      grams: before.grams + take.quantity.grams,
      pieces: before.pieces + take.quantity.pieces,
    };
    sums.set(row, { ...take, quantity });
  }
  for (const { lotId, placeId, quantity, field } of sums.values()) {
    const isKnown = books.lots.has(lotId) && placeId !== books.snapshot.virtualPlaces.sold;
    const have = stockOf(books, lotId, placeId);
    if (!isKnown && !books.stock.has(rowKey(lotId, placeId))) {
      checked.unknown.push({ field, rule: 'offline.stock_unknown', message: words.stockUnknown });
    } else if (have.grams < quantity.grams || have.pieces < quantity.pieces) {
      const message = isArriving ? words.moreThanDeclared(have) : words.notEnough(have);
      checked.faults.push({ field, rule: 'custody.not_enough', message });
    }
  }
}

function checkContainers(books: Books, draft: Draft, checked: Checked): void {
  if (draft.op !== 'receive') return;
  const { lines, containerNo, sealNo, premisesId } = draft.body;
  for (const [index, { lotId }] of lines.entries()) {
    const lot = books.lots.get(lotId);
    if (!lot) continue;
    const elsewhere =
      lot.destinationPremisesId !== null && lot.destinationPremisesId !== premisesId;
    if (elsewhere) {
      const field = `lines.${index}.lotId`;
      checked.faults.push({ field, rule: 'custody.other_destination', message: words.elsewhere });
    }
    if (lot.containerNo === null) continue;
    if (compactContainer(containerNo ?? '') !== lot.containerNo) {
      const rule = 'custody.container_differs';
      checked.faults.push({
        field: 'containerNo',
        rule,
        message: words.container(lot.containerNo),
      });
    } else if (sealNo?.trim().toUpperCase() !== lot.sealNo?.toUpperCase()) {
      const rule = 'custody.seal_differs';
      checked.faults.push({ field: 'sealNo', rule, message: words.seal });
    }
  }
}

function checkRooms(books: Books, draft: Draft, checked: Checked): void {
  for (const { lotId, placeId, field } of givesOf(draft)) {
    const lot = books.lots.get(lotId);
    const room = books.snapshot.rooms.find(({ id }) => id === placeId);
    if (!lot || !room?.temperatureClass) continue;
    if (roomAccepts(room.temperatureClass, lot.storageClass)) continue;
    const message = words.unsuited(
      temperatureClasses[room.temperatureClass].name,
      temperatureClasses[lot.storageClass].name,
    );
    checked.faults.push({ field, rule: 'place.temperature_class', message });
  }
}

function givesOf(draft: Draft): { lotId: string; placeId: string; field: string }[] {
  switch (draft.op) {
    case 'receive':
    case 'receiveShipment':
    case 'takeReturn':
      return draft.body.lines.flatMap(({ lotId, placeId }, index) =>
        placeId === undefined ? [] : [{ lotId, placeId, field: `lines.${index}.placeId` }],
      );
    case 'move':
      return draft.body.lines.map(({ lotId, toPlaceId }, index) => ({
        lotId,
        placeId: toPlaceId,
        field: `lines.${index}.toPlaceId`,
      }));
    case 'correct':
    case 'count':
    case 'destroy':
    case 'prepareDisinfectant':
    case 'process':
    case 'recordDisinfection':
    case 'recordDocument':
    case 'sell':
    case 'ship':
    case 'takeSample':
      return [];
  }
}

const gates: Partial<Record<Draft['op'], Transition>> = {
  receive: 'receive',
  receiveShipment: 'receive',
  ship: 'ship',
  sell: 'sell',
};

/** What a hold on the lot itself forbids where no gate is asked. */
const stoppedOnHold: readonly Draft['op'][] = ['process', 'destroy'];
/** What leaves a place that is held. */
const leaving: readonly Draft['op'][] = ['move', 'process', 'destroy'];

function checkHolds(
  books: Books,
  holds: HoldsState,
  draft: Draft,
  takes: readonly Take[],
  at: Date,
  checked: Checked,
): void {
  // Destroyed under an order's number: that order is the authority's own.
  if (draft.op === 'destroy' && draft.body.documentNo !== undefined) return;
  for (const { lotId, placeId, field } of takes) {
    const onLot = stoppedOnHold.includes(draft.op)
      ? holdOnLot(books, holds, lotId, at)
      : 'not_held';
    const onPlace = leaving.includes(draft.op) ? holdOnPlace(holds, placeId, at) : 'not_held';
    const lotField = field.replace(/quantity$/, 'lotId');
    if (onLot === 'held' || onPlace === 'held') {
      const message = onPlace === 'held' ? words.heldPlace : words.held;
      checked.faults.push({ field: lotField, rule: 'custody.held', message });
    } else if (onLot === 'unknown' || onPlace === 'unknown') {
      const rule = 'offline.hold_unknown';
      checked.unknown.push({ field: lotField, rule, message: words.holdUnknown });
    }
  }
}

function checkGates(
  books: Books,
  holds: HoldsState,
  draft: Draft,
  takes: readonly Take[],
  at: Date,
  checked: Checked,
): void {
  const transition = gates[draft.op];
  if (transition === undefined || !('lines' in draft.body)) return;
  const policy = policyOf(books.snapshot);
  const moving = movingOf(takes);
  const lines: readonly object[] = draft.body.lines ?? [];
  for (const [index, line] of lines.entries()) {
    if (!('lotId' in line) || typeof line.lotId !== 'string') continue;
    const { lotId } = line;
    const placeIds = takes.flatMap((take) => (take.lotId === lotId ? [take.placeId] : []));
    const question = { transition, lotId, at, placeIds: [...new Set(placeIds)] };
    const gate = judgeGate(
      books,
      holds,
      takes.length > 0 ? { ...question, moving } : question,
      policy,
    );
    push(checked, `lines.${index}.lotId`, gate);
  }
}

function push(checked: Checked, field: string, gate: Gate): void {
  if (gate.hold === 'held') {
    checked.faults.push({ field, rule: 'custody.held', message: words.held });
  }
  for (const message of gate.unmet) checked.faults.push({ field, rule: 'gate.unmet', message });
  if (gate.hold === 'unknown') {
    checked.unknown.push({ field, rule: 'offline.hold_unknown', message: words.holdUnknown });
  }
  if (!gate.factsKnown && gate.verdict === 'unknown') {
    checked.unknown.push({ field, rule: 'offline.facts_unknown', message: words.factsUnknown });
  }
}

function movingOf(takes: readonly Take[]): Map<string, Quantity> {
  const moving = new Map<string, Quantity>();
  for (const { lotId, quantity } of takes) {
    const before = moving.get(lotId) ?? { grams: 0, pieces: 0 };
    const sum = { grams: before.grams + quantity.grams, pieces: before.pieces + quantity.pieces };
    moving.set(lotId, sum);
  }
  return moving;
}

const words = {
  nothing: {
    zh: '请填数量：重量和件数不能都是零。',
    en: 'Fill in the quantity: weight and pieces must not both be zero.',
  },
  notEnough: (have: Quantity): Text => ({
    zh: `账上只有 ${amountOf(have).zh}。请改数量，或先盘点。`,
    en: `The books have ${amountOf(have).en}. Change the quantity, or count first.`,
  }),
  moreThanDeclared: (declared: Quantity): Text => ({
    zh: `申报的只有 ${amountOf(declared).zh}，最多收这些。实物多出的单独放，请申报方补申报后再收。`,
    en: `Only ${amountOf(declared).en} is declared; receive no more. Set apart what is more until whoever declared it has declared that too.`,
  }),
  stockUnknown: {
    zh: '本机没有这批货的库存，上传后由系统核对。',
    en: 'This device does not know this stock; the system checks it once this is sent.',
  },
  elsewhere: {
    zh: '该批次申报的目的场所不是这里，不得卸货。',
    en: 'The lot was declared for other premises; do not unload it.',
  },
  container: (declared: string): Text => ({
    zh: `箱号与申报（${declared}）不符。请核对箱体，不符不得卸货。`,
    en: `The container is not the declared one (${declared}). Check it; do not unload.`,
  }),
  seal: {
    zh: '铅封号与申报不符。请核对铅封，不符不得卸货并报告监管部门。',
    en: 'The seal is not the declared one. Check it; do not unload, and report it.',
  },
  unsuited: (room: Text, goods: Text): Text => ({
    zh: `该库房温区为“${room.zh}”，货物要求“${goods.zh}”。请换库房。`,
    en: `The room is ${room.en}, the goods need ${goods.en}. Choose another room.`,
  }),
  held: {
    zh: '已封存：不得出库、销售、加工，须留在本库，待解除后再办理。',
    en: 'This is on hold: it may not be shipped, sold or processed. Keep it in this store until the hold is lifted.',
  },
  heldPlace: {
    zh: '这个位置已封存，里面的货不得移出，待解除后再办理。',
    en: 'This place is on hold: nothing may leave it until the hold is lifted.',
  },
  holdUnknown: {
    zh: '封存情况未知：本机清单未列或已过期。联网核对前请勿移动。',
    en: 'Whether this is on hold is unknown: it is not on this device’s list, or the list has ended. Ask before it moves.',
  },
  factsUnknown: {
    zh: '本机没有该批次的证件和检测资料，能否办理未知，上传后由系统判定。',
    en: 'This device does not know this lot’s papers and tests; the system decides once this is sent.',
  },
} as const;
