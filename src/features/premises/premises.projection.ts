import { on, type Projection } from '../../core/journal.ts';
import {
  organisationAmended,
  organisationRegistered,
  premisesOpened,
  premisesStateChanged,
  roomAdded,
} from './premises.events.ts';

export const premisesTables = ['organisation', 'premises', 'place'] as const;

export const premisesProjections: readonly Projection[] = [
  on(organisationRegistered, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('organisation')
        .values({
          id: body.id,
          kind: body.kind,
          name_zh: body.nameZh,
          name_en: body.nameEn,
          uscc: body.uscc,
          uscc_override_reason: body.usccOverrideReason,
          division_id: body.divisionId,
          registered_at: recordedAt,
        })
        .execute();
      if (body.places.length === 0) continue;
      await tx
        .insertInto('place')
        .values(
          body.places.map((place) => ({
            id: place.id,
            org_id: body.id,
            kind: place.kind,
            name_zh: place.nameZh,
            name_en: place.nameEn,
          })),
        )
        .execute();
    }
  }),

  on(organisationAmended, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .updateTable('organisation')
        .set({
          name_zh: body.nameZh,
          name_en: body.nameEn,
          uscc: body.uscc,
          uscc_override_reason: body.usccOverrideReason,
        })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(premisesOpened, async (tx, events) => {
    for (const { body, recordedAt } of events) {
      await tx
        .insertInto('premises')
        .values({
          id: body.id,
          org_id: body.orgId,
          code: body.code,
          kind: body.kind,
          name_zh: body.nameZh,
          name_en: body.nameEn,
          division_id: body.divisionId,
          address: body.address,
          longitude: body.longitude,
          latitude: body.latitude,
          handles_imports: body.handlesImports,
          filing_no: body.filingNo,
          state: 'normal',
          opened_at: recordedAt,
        })
        .execute();
      await tx
        .insertInto('place')
        .values({
          id: body.dockPlaceId,
          org_id: body.orgId,
          premises_id: body.id,
          kind: 'dock',
          code: 'DOCK',
          name_zh: '收货月台',
          name_en: 'Receiving dock',
        })
        .execute();
    }
  }),

  on(premisesStateChanged, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .updateTable('premises')
        .set({ state: body.state })
        .where('id', '=', body.id)
        .execute();
    }
  }),

  on(roomAdded, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .insertInto('place')
        .values({
          id: body.placeId,
          org_id: body.orgId,
          premises_id: body.premisesId,
          kind: 'room',
          code: body.code,
          name_zh: body.nameZh,
          name_en: body.nameEn,
          temperature_class: body.temperatureClass,
        })
        .execute();
    }
  }),
];
