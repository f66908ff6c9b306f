import { type RawBuilder, sql } from 'kysely';

import type { Eyes } from '../../db/readers.ts';
import type { Actor } from './actor.ts';

/** Whose eyes a query has. Every read of somebody's records takes one. */
export type Viewer =
  | { sees: 'all' }
  | { sees: 'own'; orgId: string }
  /** A regulator: what happens in the divisions under this path, and the chains that touch them. */
  | { sees: 'jurisdiction'; path: string };

/** What row security is told. The installation itself has no eyes of this kind: it reads the whole. */
export function eyesOf(viewer: Viewer): Eyes {
  if (viewer.sees === 'own') return { org: viewer.orgId };
  return { path: viewer.sees === 'jurisdiction' ? viewer.path : '?' };
}

type Condition = RawBuilder<boolean>;

export function viewerOf(actor: Actor): Viewer {
  if (actor.kind === 'system') return { sees: 'all' };
  if (actor.orgKind !== 'regulator') return { sees: 'own', orgId: actor.orgId };
  // A regulator without a division oversees nothing: no path starts with this.
  return { sees: 'jurisdiction', path: actor.jurisdiction ?? '?' };
}

/** Is the organisation in this column the viewer, or registered in its jurisdiction? */
export function isOfOrg(viewer: Viewer, column: string): Condition {
  switch (viewer.sees) {
    case 'all':
      return sql`true`;
    case 'own':
      return sql`(${sql.ref(column)} = ${viewer.orgId}::uuid)`;
    case 'jurisdiction':
      return sql`exists (
        select from organisation vo join division vd on vd.id = vo.division_id
        where vo.id = ${sql.ref(column)} and starts_with(vd.path, ${viewer.path}))`;
  }
}

/** Are the premises in this column the viewer's, or in its jurisdiction? */
export function isAtPremises(viewer: Viewer, column: string): Condition {
  switch (viewer.sees) {
    case 'all':
      return sql`true`;
    case 'own':
      return sql`exists (
        select from premises vp where vp.id = ${sql.ref(column)}
          and vp.org_id = ${viewer.orgId}::uuid)`;
    case 'jurisdiction':
      return sql`exists (
        select from premises vp join division vd on vd.id = vp.division_id
        where vp.id = ${sql.ref(column)} and starts_with(vd.path, ${viewer.path}))`;
  }
}

/** A place of a table `alias` with its columns: at the viewer's premises, or a virtual one of its. */
export function isPlaceOf(viewer: Viewer, alias: string): Condition {
  if (viewer.sees !== 'jurisdiction') return isOfOrg(viewer, `${alias}.org_id`);
  return sql`case when ${sql.ref(`${alias}.premises_id`)} is null
    then ${isOfOrg(viewer, `${alias}.org_id`)}
    else ${isAtPremises(viewer, `${alias}.premises_id`)} end`;
}

/** A row of `alias`, a shipment: sender and receiver know of it, and who oversees either end. */
export function isAtAnEnd(viewer: Viewer, alias: string): Condition {
  const column = (name: string) => `${alias}.${name}`;
  if (viewer.sees === 'own') {
    return sql`(${viewer.orgId}::uuid
      in (${sql.ref(column('from_org_id'))}, ${sql.ref(column('to_org_id'))}))`;
  }
  return sql`(${isAtPremises(viewer, column('from_premises_id'))}
    or ${isAtPremises(viewer, column('to_premises_id'))})`;
}

/** May the viewer know of the lot in this column? Its parties may, and who oversees one of them. */
export function knowsLot(viewer: Viewer, column: string): Condition {
  switch (viewer.sees) {
    case 'all':
      return sql`true`;
    case 'own':
      return sql`exists (
        select from lot_party vl where vl.lot_id = ${sql.ref(column)}
          and vl.org_id = ${viewer.orgId}::uuid)`;
    case 'jurisdiction':
      return sql`exists (
        select from lot_division vl join division vd on vd.id = vl.division_id
        where vl.lot_id = ${sql.ref(column)} and starts_with(vd.path, ${viewer.path}))`;
  }
}

/** A row of `alias`, a product: of one's own list, or what a lot that one may know is made of. */
export function knowsProduct(viewer: Viewer, alias: string): Condition {
  if (viewer.sees === 'all') return sql`true`;
  return sql`(${isOfOrg(viewer, `${alias}.org_id`)} or exists (
    select from lot vpl where vpl.product_id = ${sql.ref(`${alias}.id`)}
      and ${knowsLot(viewer, 'vpl.id')}))`;
}

/**
 * A row of `alias`, a document: of one's own firm, or of a lot that one may know as far as that firm
 * shows it. Who oversees the firm or one of the lots sees it whatever the firm says.
 */
export function knowsDocument(viewer: Viewer, alias: string): Condition {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const own = isOfOrg(viewer, `${alias}.org_id`);
  const ofKnownLot = sql`exists (
    select from document_lot vdl
    where vdl.document_id = ${column('id')} and ${knowsLot(viewer, 'vdl.lot_id')})`;
  if (viewer.sees !== 'own') return sql`(${own} or ${ofKnownLot})`;
  return sql`(${own} or case ${column('visibility')}
    when 'private' then false
    when 'parties' then exists (
      select from document_lot vdl
      join shipment_line vsl on vsl.lot_id = vdl.lot_id
      join shipment vs on vs.id = vsl.shipment_id
      where vdl.document_id = ${column('id')} and ${knowsLot(viewer, 'vdl.lot_id')}
        and (${column('org_id')}, ${viewer.orgId}::uuid)
          in ((vs.from_org_id, vs.to_org_id), (vs.to_org_id, vs.from_org_id)))
    else ${ofKnownLot} end)`;
}
