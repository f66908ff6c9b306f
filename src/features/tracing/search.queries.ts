import { sql } from 'kysely';

import type { Db } from '../../core/context.ts';
import {
  isAtPremises,
  isOfOrg,
  knowsDocument,
  knowsLot,
  knowsProduct,
  type Viewer,
} from '../../core/viewer.ts';
import { afterAll, numbersFrom } from '../../domain/number-keys.ts';
import type { Terms } from './search.terms.ts';

export const matchedFields = [
  'traceCode',
  'unitCode',
  'lotNumber',
  'supplierLotNo',
  'containerNo',
  'declarationNo',
  'previousOutCertificateNo',
  'documentNo',
  'disinfectionCertificateNo',
  'gtin',
  'productCode',
  'productName',
  'uscc',
  'organisationName',
  'premisesCode',
  'premisesName',
] as const;
export type MatchedField = (typeof matchedFields)[number];

export const hitKinds = [
  'lot',
  'document',
  'disinfection',
  'product',
  'organisation',
  'premises',
] as const;

export type Hit = {
  kind: (typeof hitKinds)[number];
  id: string;
  matched: MatchedField;
  value: string;
  zh: string;
  en: string;
  lots: { id: string; number: string }[] | null;
};

/** At most this many of each field: a firm's name may begin thousands of products. */
export const hitsPerField = 20;

/**
 * One statement whatever the text may be: a branch whose term is null finds nothing in its index.
 * Each branch asks who may know before it stops at its limit.
 */
export async function search(db: Db, viewer: Viewer, terms: Terms): Promise<Hit[]> {
  const { compact, name, unitCode } = terms;
  const serial = sql`${unitCode?.serial ?? null}::int`;
  const [fromKey, toKey] = numbersFrom(compact);
  const end = name === null ? null : name + afterAll;
  const lotVisible = knowsLot(viewer, 'l.id');
  const productVisible = knowsProduct(viewer, 'p');
  const { rows } = await sql<Hit>`
    with found (kind, id, matched, value) as (
      (select 'lot', l.lot_id, 'traceCode', l.code from trace_code l
        where l.code = ${terms.traceCode} and ${knowsLot(viewer, 'l.lot_id')})
      union all
      (select 'lot', unit.lot_id, 'unitCode', ${unitCode?.code ?? null}
        from (
          select coalesce((
            select r.lot_id from code_range r
            where r.series_id = s.id and ${serial} between r.first_serial and r.last_serial
            order by r.sequence desc limit 1), s.lot_id) as lot_id
          from code_series s
          where s.number = ${unitCode?.series ?? null}
            and s.key_version = ${unitCode?.keyVersion ?? null}
            and ${serial} between s.first_serial and s.last_serial) unit
        where ${knowsLot(viewer, 'unit.lot_id')})
      union all
      (select 'lot', l.id, 'lotNumber', l.number from lot l
        where l.number_key ~>=~ ${fromKey} and l.number_key ~<=~ ${toKey} and ${lotVisible}
        order by l.number_key using ~<~ limit ${hitsPerField})
      union all
      (select 'lot', l.id, 'supplierLotNo', l.supplier_lot_no from lot l
        where l.supplier_lot_no_key = ${compact} and ${lotVisible}
        limit ${hitsPerField})
      union all
      (select 'lot', l.id, 'containerNo', l.container_no from lot l
        where l.container_no = ${terms.containerNo} and ${lotVisible}
        order by l.declared_at desc limit ${hitsPerField})
      union all
      (select 'lot', l.id, 'declarationNo', l.declaration_no from lot l
        where l.declaration_no = ${terms.declarationNo} and ${lotVisible}
        limit ${hitsPerField})
      union all
      (select 'lot', l.id, 'previousOutCertificateNo', l.previous_out_certificate_no from lot l
        where l.previous_out_certificate_no_key = ${compact}
          and ${lotVisible}
        limit ${hitsPerField})
      union all
      (select 'document', d.id, 'documentNo', d.number from document d
        where d.number_key = ${compact}
          and ${knowsDocument(viewer, 'd')}
        limit ${hitsPerField})
      union all
      (select 'disinfection', d.id, 'disinfectionCertificateNo', d.certificate_no
        from disinfection d
        where d.certificate_no_key = ${compact}
          and (${isOfOrg(viewer, 'd.org_id')} or exists (
            select from disinfection_lot dl
            where dl.disinfection_id = d.id and ${knowsLot(viewer, 'dl.lot_id')}))
        limit ${hitsPerField})
      union all
      (select 'product', p.id, 'gtin', p.gtin from product p
        where p.gtin = ${terms.gtin} and ${productVisible} limit ${hitsPerField})
      union all
      (select 'product', p.id, 'productCode', p.code from product p
        where p.code_key = ${compact} and ${productVisible}
        limit ${hitsPerField})
      union all
      (select 'product', p.id, 'productName', p.name_zh from product p
        where ((p.name_zh ~>=~ ${name} and p.name_zh ~<~ ${end})
            or (p.name_en_key ~>=~ ${name} and p.name_en_key ~<~ ${end}))
          and ${productVisible}
        limit ${hitsPerField})
      union all
      (select 'organisation', o.id, 'uscc', o.uscc from organisation o
        where o.uscc = ${terms.uscc})
      union all
      (select 'organisation', o.id, 'organisationName', o.name_zh from organisation o
        where (o.name_zh ~>=~ ${name} and o.name_zh ~<~ ${end})
          or (lower(o.name_en) ~>=~ ${name} and lower(o.name_en) ~<~ ${end})
        limit ${hitsPerField})
      union all
      (select 'premises', pr.id, 'premisesCode', pr.code from premises pr
        where upper(regexp_replace(pr.code, '[[:space:]-]', '', 'g')) = ${compact} and ${isAtPremises(viewer, 'pr.id')}
        limit ${hitsPerField})
      union all
      (select 'premises', pr.id, 'premisesName', pr.name_zh from premises pr
        where ((pr.name_zh ~>=~ ${name} and pr.name_zh ~<~ ${end})
            or (lower(pr.name_en) ~>=~ ${name} and lower(pr.name_en) ~<~ ${end}))
          and ${isAtPremises(viewer, 'pr.id')}
        limit ${hitsPerField})
    )
    select f.kind, f.id, f.matched, f.value,
      coalesce(p.name_zh, o.name_zh, pr.name_zh, d.issuer, f.value) as zh,
      coalesce(p.name_en, o.name_en, pr.name_en, d.issuer, f.value) as en, covered.lots
    from found f
    left join lot l on f.kind = 'lot' and l.id = f.id
    left join product p on p.id = case f.kind when 'product' then f.id else l.product_id end
    left join document d on f.kind = 'document' and d.id = f.id
    left join disinfection dis on f.kind = 'disinfection' and dis.id = f.id
    left join premises pr on f.kind = 'premises' and pr.id = f.id
    left join organisation o on o.id = case f.kind when 'organisation' then f.id else dis.org_id end
    left join lateral (
      select json_agg(json_build_object('id', c.id, 'number', c.number)
        order by c.number, c.id) as lots
      from (
        select named.id, named.number
        from (
          select l.id where l.id is not null
          union all
          select dl.lot_id from document_lot dl where dl.document_id = d.id
          union all
          select dl.lot_id from disinfection_lot dl where dl.disinfection_id = dis.id
        ) its
        join lot named on named.id = its.id
        where ${knowsLot(viewer, 'named.id')}
        order by named.number, named.id limit ${hitsPerField}
      ) c
    ) covered on true
  `.execute(db);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

function rank({ matched }: Hit): number {
  return matchedFields.indexOf(matched);
}
