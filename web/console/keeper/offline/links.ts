import { madeId } from '../../../../src/domain/made-id.ts';
import type { CommandRecord, Links } from './record.ts';
import type { Draft } from './wire.ts';

export const rowKey = (lotId: string, placeId: string): string => `${lotId}/${placeId}`;

const paths: Record<Exclude<Draft['op'], 'receiveShipment'>, string> = {
  receive: '/api/receipts',
  move: '/api/moves',
  ship: '/api/shipments',
  process: '/api/processings',
  sell: '/api/sales',
  takeReturn: '/api/returns',
  destroy: '/api/destructions',
  count: '/api/counts',
  correct: '/api/corrections',
  recordDocument: '/api/documents',
  takeSample: '/api/samples',
  prepareDisinfectant: '/api/disinfectants',
  recordDisinfection: '/api/disinfections',
};

export function pathOf(draft: Draft): string {
  return draft.op === 'receiveShipment'
    ? `/api/shipments/${draft.shipmentId}/receipt`
    : paths[draft.op];
}

export function filesOf(draft: Draft): string[] {
  return draft.op === 'recordDocument' ? (draft.body.files ?? []).map(({ sha256 }) => sha256) : [];
}

const factsOf = (lotId: string): string => `facts/${lotId}`;
/** A place that is the same for all of a firm's devices without being known here. */
const inbound = 'inbound';
const sold = 'sold';

type Rows = Pick<Links, 'takes' | 'gives' | 'after' | 'uses'>;
const none: Rows = { takes: [], gives: [], after: [], uses: [] };

/**
 * What a draft builds on. Lots and shipments are named under `uses` always: those made offline are
 * `makes` of an earlier command, the others of none.
 */
export function linksOf(id: string, draft: Draft, corrected?: Links): Links {
  const rows = rowsOf(draft, corrected);
  return {
    makes: [id, ...madeBy(id, draft)],
    uses: [...new Set(rows.uses)],
    takes: [...new Set(rows.takes)],
    gives: [...new Set(rows.gives)],
    after: [...new Set(rows.after)],
  };
}

function madeBy(id: string, draft: Draft): string[] {
  switch (draft.op) {
    case 'process':
      return draft.body.outputs.map((_, index) => madeId(id, index));
    case 'ship':
    case 'takeSample':
    case 'recordDocument':
    case 'prepareDisinfectant':
    case 'recordDisinfection':
      return [madeId(id)];
    case 'correct':
    case 'count':
    case 'destroy':
    case 'move':
    case 'receive':
    case 'receiveShipment':
    case 'sell':
    case 'takeReturn':
      return [];
  }
}

function rowsOf(draft: Draft, corrected: Links | undefined): Rows {
  switch (draft.op) {
    case 'receive':
      return {
        uses: draft.body.lines.map(({ lotId }) => lotId),
        takes: draft.body.lines.map(({ lotId }) => rowKey(lotId, inbound)),
        gives: draft.body.lines.map(({ lotId, placeId }) =>
          rowKey(lotId, placeId ?? draft.body.premisesId),
        ),
        after: draft.body.lines.map(({ lotId }) => factsOf(lotId)),
      };
    case 'move':
      return {
        ...none,
        uses: draft.body.lines.map(({ lotId }) => lotId),
        takes: draft.body.lines.map(({ lotId, fromPlaceId }) => rowKey(lotId, fromPlaceId)),
        gives: draft.body.lines.map(({ lotId, toPlaceId }) => rowKey(lotId, toPlaceId)),
      };
    case 'ship':
    case 'sell':
      return {
        uses: draft.body.lines.map(({ lotId }) => lotId),
        takes: draft.body.lines.map(({ lotId, placeId }) => rowKey(lotId, placeId)),
        gives: draft.op === 'sell' ? draft.body.lines.map(({ lotId }) => rowKey(lotId, sold)) : [],
        after: draft.body.lines.map(({ lotId }) => factsOf(lotId)),
      };
    case 'destroy':
      return {
        ...none,
        uses: draft.body.lines.map(({ lotId }) => lotId),
        takes: draft.body.lines.map(({ lotId, placeId }) => rowKey(lotId, placeId)),
      };
    case 'receiveShipment':
      return {
        uses: [draft.shipmentId, ...draft.body.lines.map(({ lotId }) => lotId)],
        takes: draft.body.lines.map(({ lotId }) => rowKey(lotId, draft.shipmentId)),
        gives: draft.body.lines.flatMap(({ lotId, placeId }) =>
          placeId === undefined ? [] : [rowKey(lotId, placeId)],
        ),
        after: draft.body.lines.map(({ lotId }) => factsOf(lotId)),
      };
    case 'process':
      return {
        ...none,
        uses: draft.body.inputs.map(({ lotId }) => lotId),
        takes: draft.body.inputs.map(({ lotId, placeId }) => rowKey(lotId, placeId)),
      };
    case 'takeReturn':
      return {
        ...none,
        uses: draft.body.lines.map(({ lotId }) => lotId),
        takes: draft.body.lines.map(({ lotId }) => rowKey(lotId, sold)),
        gives: draft.body.lines.map(({ lotId, placeId }) =>
          rowKey(lotId, placeId ?? draft.body.premisesId),
        ),
      };
    case 'count':
      // What was found was found, whatever became of the commands before: order, and no more.
      return {
        ...none,
        uses: draft.body.lines.map(({ lotId }) => lotId),
        after: draft.body.lines.map(({ lotId }) => rowKey(lotId, draft.body.placeId)),
      };
    case 'correct':
      return {
        ...none,
        uses: [draft.body.corrects],
        after: [...(corrected?.takes ?? []), ...(corrected?.gives ?? [])],
      };
    case 'recordDocument':
      return {
        ...none,
        uses: (draft.body.lots ?? []).map(({ lotId }) => lotId),
        after: (draft.body.lots ?? []).map(({ lotId }) => factsOf(lotId)),
      };
    case 'takeSample':
      return { ...none, uses: draft.body.lotIds, after: draft.body.lotIds.map(factsOf) };
    case 'prepareDisinfectant':
      return none;
    case 'recordDisinfection':
      return {
        ...none,
        uses: [draft.body.disinfectantId, ...draft.body.lots.map(({ lotId }) => lotId)],
        after: draft.body.lots.map(({ lotId }) => factsOf(lotId)),
      };
  }
}

/** `builds`: without the earlier one it means nothing. `order`: the earlier goes first, if it goes. */
type Relation = 'builds' | 'order' | undefined;

export function relationOf(earlier: Links, later: Links): Relation {
  if (meet(later.uses, earlier.makes) || meet(later.takes, earlier.gives)) return 'builds';
  const rows = (one: Links) => [...one.takes, ...one.gives, ...one.after];
  return meet(rows(earlier), rows(later)) ? 'order' : undefined;
}

function meet(some: readonly string[], others: readonly string[]): boolean {
  return some.length > 0 && others.some((one) => some.includes(one));
}

export type Blocker = { by: CommandRecord; because: 'refused' | 'waiting' };

/** What a waiting command waits for: the refused one that a person has to deal with, before all others. */
export function blockerOf(
  command: CommandRecord,
  queue: readonly CommandRecord[],
): Blocker | undefined {
  let waiting: Blocker | undefined;
  for (const by of queue) {
    if (by.n >= command.n || by.owner !== command.owner || by.id === command.id) continue;
    if (by.state !== 'waiting' && by.state !== 'refused') continue;
    const relation = relationOf(by.links, command.links);
    if (relation === 'builds' && by.state === 'refused') return { by, because: 'refused' };
    if (relation !== undefined && by.state === 'waiting') waiting ??= { by, because: 'waiting' };
  }
  return waiting;
}
