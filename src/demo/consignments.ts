import type { LotEntry } from '../domain/lots.ts';
import type { Product, Site } from './world.ts';

/** A lot as planned; its id is known once it is declared. */
export type Lot = {
  number: string;
  product: Product;
  /** Who declares it. */
  firm: string;
  pieces: number;
  origin: string;
  producedOn: string;
  expiresOn: string;
  highRisk: boolean;
  id?: string;
};

export type CertificatePlan = 'at_once' | 'later' | 'not_requested' | 'never';

/** What came together: the lots of a container, or of a lorry from another province. */
export type Consignment = {
  n: number;
  kind: 'import' | 'domestic';
  entry: LotEntry | null;
  firm: string;
  declaredAt: Date;
  site: Site;
  lots: Lot[];
  containerNo: string | undefined;
  sealNo: string | undefined;
  declarationNo: string | undefined;
  origin: string;
  certificate: CertificatePlan;
  /** Files are kept for it, the certificate open to the public. */
  withFiles: boolean;
  sampled: boolean;
  disinfected: boolean;
  /** Its lots get trace codes. */
  labelled: boolean;
  /** Of the quarantine certificate, once recorded. */
  certificateId?: string;
};

export function idOf(lot: Lot): string {
  if (lot.id === undefined) throw new Error(`${lot.number} is not declared yet`);
  return lot.id;
}

/** So many cases of a lot, as commands take quantities. */
export function cases({ product }: Lot, pieces: number) {
  return { netWeightKg: (product.grams * pieces) / 1000, pieces };
}

export function totalKg(lots: readonly Lot[]): number {
  return lots.reduce((sum, { product, pieces }) => sum + product.grams * pieces, 0) / 1000;
}

/** Goods that stand together and are ready to go on from a moment. */
export type Parcel = { lot: Lot; place: string; pieces: number };
export type Stock = { site: Site; parcels: Parcel[]; from: Date };
