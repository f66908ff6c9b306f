import { z } from 'zod';

import { defineEvent } from '../../core/events.ts';
import { placeKinds, premisesKinds, premisesStates } from '../../domain/places.ts';
import { orgKinds } from '../../domain/roles.ts';
import { storageClasses } from '../../domain/storage-class.ts';

const virtualPlace = z.strictObject({
  id: z.uuid(),
  kind: z.enum(placeKinds),
  nameZh: z.string(),
  nameEn: z.string(),
});

export const organisationRegistered = defineEvent({
  type: 'premises.organisation_registered',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    kind: z.enum(orgKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    uscc: z.string(),
    usccOverrideReason: z.string().nullable(),
    divisionId: z.string(),
    places: z.array(virtualPlace),
  }),
  lots: () => [],
});

/** As the regulator confirmed it, all that is known of its name and code. */
export const organisationAmended = defineEvent({
  type: 'premises.organisation_amended',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    nameZh: z.string(),
    nameEn: z.string(),
    uscc: z.string(),
    usccOverrideReason: z.string().nullable(),
  }),
  lots: () => [],
});

export const premisesOpened = defineEvent({
  type: 'premises.opened',
  version: 1,
  body: z.strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
    dockPlaceId: z.uuid(),
    code: z.string(),
    kind: z.enum(premisesKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    divisionId: z.string(),
    address: z.string(),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    handlesImports: z.boolean(),
    filingNo: z.string().nullable(),
  }),
  lots: () => [],
});

export const premisesStateChanged = defineEvent({
  type: 'premises.state_changed',
  version: 1,
  body: z.strictObject({ id: z.uuid(), state: z.enum(premisesStates) }),
  lots: () => [],
});

export const roomAdded = defineEvent({
  type: 'premises.room_added',
  version: 1,
  body: z.strictObject({
    placeId: z.uuid(),
    premisesId: z.uuid(),
    orgId: z.uuid(),
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    temperatureClass: z.enum(storageClasses),
  }),
  lots: () => [],
});
