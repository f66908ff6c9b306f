import type { Schemas } from '../../shared/client.ts';

/** What the phone keeps and sends is what the API says of itself, under the names that the keeper's pages use. */
export type WireSnapshot = Schemas['KeeperSnapshot'];
export type WireFacts = Schemas['KeeperGateFacts'];
/** Weights on the wire are kilograms. */
export type WireQuantity = WireSnapshot['stock'][number]['quantity'];

export type Lot = WireSnapshot['lots'][number];
export type Shipment = WireSnapshot['shipments'][number];
export type UnitSpan = WireSnapshot['units'][number];

/** Given by the queue: the command's id, and the moment at which it was recorded. */
type Content<T> = Omit<T, 'eventId' | 'occurredAt'>;

/** What the server fills in may be left out. */
type Filled<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
type Papers = 'state' | 'visibility' | 'files' | 'lots';

export type Bodies = {
  receive: Content<Schemas['Receive']>;
  move: Content<Schemas['Move']>;
  ship: Content<Schemas['Ship']>;
  receiveShipment: Content<Schemas['ReceiveShipment']>;
  process: Content<Schemas['Process']>;
  sell: Content<Schemas['Sell']>;
  takeReturn: Content<Schemas['Return']>;
  destroy: Content<Schemas['Destroy']>;
  count: Content<Schemas['Count']>;
  correct: Content<Schemas['Correct']>;
  recordDocument: Filled<Content<Schemas['RecordDocument']>, Papers>;
  takeSample: Content<Schemas['TakeSample']>;
  prepareDisinfectant: Content<Schemas['PrepareDisinfectant']>;
  recordDisinfection: Content<Schemas['RecordDisinfection']>;
};

export type Op = keyof Bodies;

/** What a keeper wants recorded, before it has a place in the queue. */
export type Draft<O extends Op = Op> = {
  [K in O]: K extends 'receiveShipment'
    ? { op: K; shipmentId: string; body: Bodies[K] }
    : { op: K; body: Bodies[K] };
}[O];
