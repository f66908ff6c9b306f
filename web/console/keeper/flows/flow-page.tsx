import { getRouteApi } from '@tanstack/react-router';
import type { ComponentType } from 'react';

import { Skeleton } from '../../shared/ui.tsx';
import type { FlowSearch } from '../addresses.ts';
import { useKeeperState } from '../keeper-context.tsx';
import type { Op } from '../offline/wire.ts';
import { FirstStore, useStoreAsked } from '../store-choice.tsx';
import { ReceiveFlow, ReceiveShipmentFlow, ReturnFlow } from './arrive-flows.tsx';
import { DisinfectFlow, PrepareFlow } from './disinfect-flows.tsx';
import { DocumentFlow, SampleFlow } from './evidence-flows.tsx';
import type { FlowStart } from './flow-props.ts';
import { flowWords } from './flow-words.ts';
import { CountFlow, ProcessFlow } from './make-flows.tsx';
import { DestroyFlow, MoveFlow, SellFlow, ShipFlow } from './take-flows.tsx';
import { TypedForm } from './typed-state.tsx';

export { DonePage } from './done.tsx';

const flows: Partial<Record<Op, ComponentType<FlowStart>>> = {
  receive: ReceiveFlow,
  move: MoveFlow,
  ship: ShipFlow,
  receiveShipment: ReceiveShipmentFlow,
  process: ProcessFlow,
  sell: SellFlow,
  takeReturn: ReturnFlow,
  destroy: DestroyFlow,
  count: CountFlow,
  recordDocument: DocumentFlow,
  takeSample: SampleFlow,
  prepareDisinfectant: PrepareFlow,
  recordDisinfection: DisinfectFlow,
};

const route = getRouteApi('/do/$op');

export function FlowPage() {
  const say = flowWords.useWords();
  const { op }: { op: string } = route.useParams();
  const { lot, place, shipment, container, redo }: FlowSearch = route.useSearch();
  const { isOpen, books, queue } = useKeeperState();
  const isAsked = useStoreAsked();
  if (!isOpen) return <Skeleton />;
  if (isAsked) return <FirstStore />;
  if (!books) return <p className="fm-note">{say('noSnapshot')}</p>;
  // A name in the address that is none of ours.
  const Chosen = flows[op as Op];
  if (!Chosen) return null;
  // What is typed belongs to one form of one store.
  const begun = { lot, place, shipment, container, redo, store: books.snapshot.premisesId };
  const address = `${op} ${JSON.stringify(begun)}`;
  return (
    <TypedForm key={address} address={address}>
      <Chosen
        books={books}
        lotId={lot}
        placeId={place}
        shipmentId={shipment}
        container={container}
        redo={redo === undefined ? undefined : queue.find(({ id }) => id === redo)}
      />
    </TypedForm>
  );
}
