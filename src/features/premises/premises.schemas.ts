import { z } from '@hono/zod-openapi';

import { commandFields, identifierField, overrideReason, textField } from '../../core/fields.ts';
import { premisesKinds, premisesStates } from '../../domain/places.ts';
import { orgKinds } from '../../domain/roles.ts';
import { storageClasses } from '../../domain/storage-class.ts';
import { checkUscc } from '../../domain/uscc.ts';

const codeField = z
  .string()
  .regex(/^[A-Z0-9][A-Z0-9-]{1,23}$/)
  .openapi({ example: 'YT-01' });

export const RegisterOrganisation = z
  .strictObject({
    ...commandFields,
    kind: z.enum(orgKinds).exclude(['system']),
    nameZh: textField(120),
    nameEn: textField(160),
    uscc: identifierField(checkUscc, '91440101MA5CJQ4N59'),
    overrideReason,
    divisionId: z.string().max(20).openapi({ example: '440300' }),
  })
  .openapi('RegisterOrganisation');
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>;

export const OpenPremises = z
  .strictObject({
    ...commandFields,
    code: codeField,
    kind: z.enum(premisesKinds),
    nameZh: textField(120),
    nameEn: textField(160),
    divisionId: z.string().max(20),
    address: textField(200),
    longitude: z.number().min(-180).max(180).optional(),
    latitude: z.number().min(-90).max(90).optional(),
    handlesImports: z.boolean(),
    filingNo: textField(40).optional(),
  })
  .openapi('OpenPremises');
export type OpenPremises = z.infer<typeof OpenPremises>;

export const AddRoom = z
  .strictObject({
    ...commandFields,
    code: codeField,
    nameZh: textField(80),
    nameEn: textField(120),
    temperatureClass: z.enum(storageClasses),
  })
  .openapi('AddRoom');
export type AddRoom = z.infer<typeof AddRoom>;

export const ChangePremisesState = z
  .strictObject({ ...commandFields, state: z.enum(premisesStates), reason: textField(200) })
  .openapi('ChangePremisesState');
export type ChangePremisesState = z.infer<typeof ChangePremisesState>;

export const OrganisationView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(orgKinds),
    nameZh: z.string(),
    nameEn: z.string(),
    uscc: z.string(),
    usccOverrideReason: z.string().nullable(),
    divisionId: z.string(),
    registeredAt: z.iso.datetime(),
  })
  .openapi('Organisation');

export const RoomView = z
  .strictObject({
    id: z.uuid(),
    code: z.string().nullable(),
    kind: z.enum(['room', 'dock']),
    nameZh: z.string(),
    nameEn: z.string(),
    temperatureClass: z.enum(storageClasses).nullable(),
  })
  .openapi('Room');

export const PremisesView = z
  .strictObject({
    id: z.uuid(),
    orgId: z.uuid(),
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
    state: z.enum(premisesStates),
  })
  .openapi('Premises');

export const PremisesWithRooms = PremisesView.extend({ rooms: z.array(RoomView) }).openapi(
  'PremisesWithRooms',
);
