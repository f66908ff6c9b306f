import { documentKindNames } from '../../../../src/domain/documents.ts';
import { nameOf, useLanguage } from '../../shared/words.ts';
import { flowWords } from '../flows/flow-words.ts';
import { useKeeperState } from '../keeper-context.tsx';
import { amountOf } from '../offline/amounts.ts';
import { quantityOf } from '../offline/kept.ts';
import type { CommandRecord } from '../offline/record.ts';
import type { WireQuantity } from '../offline/wire.ts';

type Part = {
  lotId: string;
  quantity?: WireQuantity | undefined;
  from?: string;
  to?: string | undefined;
};

function partsOf({ draft }: CommandRecord): Part[] {
  switch (draft.op) {
    case 'receive':
    case 'takeReturn':
      return draft.body.lines.map(({ lotId, quantity, placeId }) => ({
        lotId,
        quantity,
        to: placeId,
      }));
    case 'move':
      return draft.body.lines.map(({ lotId, quantity, fromPlaceId, toPlaceId }) => ({
        lotId,
        quantity,
        from: fromPlaceId,
        to: toPlaceId,
      }));
    case 'ship':
      return draft.body.lines.map(({ lotId, quantity, placeId }) => ({
        lotId,
        quantity,
        from: placeId,
        to: draft.body.toPremisesId,
      }));
    case 'sell':
    case 'destroy':
      return draft.body.lines.map(({ lotId, quantity, placeId }) => ({
        lotId,
        quantity,
        from: placeId,
      }));
    case 'receiveShipment':
      return draft.body.lines.map(({ lotId, stated, placeId }) => ({
        lotId,
        quantity: stated,
        to: placeId,
      }));
    case 'process':
      return draft.body.inputs.map(({ lotId, quantity, placeId }) => ({
        lotId,
        quantity,
        from: placeId,
      }));
    case 'count':
      return draft.body.lines.map(({ lotId, counted }) => ({
        lotId,
        quantity: counted,
        from: draft.body.placeId,
      }));
    case 'takeSample':
      return draft.body.lotIds.map((lotId) => ({ lotId }));
    case 'recordDisinfection':
      return draft.body.lots.map(({ lotId, netWeightKg, pieces }) => ({
        lotId,
        quantity: { netWeightKg, pieces },
      }));
    case 'recordDocument':
      return (draft.body.lots ?? []).map(({ lotId }) => ({ lotId }));
    case 'correct':
    case 'prepareDisinfectant':
      return [];
  }
}

/** What a command says, in a line for each lot. */
export function useSummary(command: CommandRecord): { lines: string[] } {
  const language = useLanguage();
  const flow = flowWords.useWords();
  const { books, queue } = useKeeperState();
  const placeName = (id: string | undefined) => {
    const { rooms = [], destinations = [] } = books?.snapshot ?? {};
    const found = rooms.find((one) => one.id === id) ?? destinations.find((one) => one.id === id);
    if (!found) return undefined;
    const code = 'code' in found ? found.code : null;
    return [code, nameOf(found, language)].filter(Boolean).join(' ');
  };
  const lines = partsOf(command).map(({ lotId, quantity, from, to }) => {
    const lot = books?.lots.get(lotId);
    const name = lot ? `${nameOf(lot, language)} ${lot.number}` : lotId.slice(0, 8);
    const amount = quantity && amountOf(quantityOf(quantity))[language];
    const way = [placeName(from), placeName(to)].filter(Boolean).join(' → ');
    return [name, amount, way].filter(Boolean).join(language === 'zh' ? '，' : ', ');
  });
  const { draft } = command;
  if (draft.op === 'recordDocument') {
    lines.push(`${documentKindNames[draft.body.kind][language]} ${draft.body.number ?? ''}`);
  }
  if (draft.op === 'takeSample') lines.push(draft.body.number);
  if (draft.op === 'prepareDisinfectant') lines.push(draft.body.agent);
  if (draft.op === 'correct') {
    const wrong = queue.find(({ id }) => id === draft.body.corrects);
    lines.push(`${wrong ? flow(`op.${wrong.draft.op}`) : ''} ${draft.body.reason}`.trim());
  }
  return { lines };
}
