import { on, type Projection } from '../../core/journal.ts';
import { divisionsLoaded } from './reference.events.ts';

export const referenceTables = ['division'] as const;

export const referenceProjections: readonly Projection[] = [
  on(divisionsLoaded, async (tx, events) => {
    for (const { body } of events) {
      await tx
        .insertInto('division')
        .values(
          body.rows.map((row) => ({
            id: row.id,
            parent_id: row.parentId,
            code: row.code,
            level: row.level,
            name_zh: row.nameZh,
            name_en: row.nameEn,
            path: row.path,
            code_version: body.codeVersion,
          })),
        )
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({
            parent_id: eb.ref('excluded.parent_id'),
            code: eb.ref('excluded.code'),
            level: eb.ref('excluded.level'),
            name_zh: eb.ref('excluded.name_zh'),
            name_en: eb.ref('excluded.name_en'),
            path: eb.ref('excluded.path'),
            code_version: eb.ref('excluded.code_version'),
          })),
        )
        .execute();
    }
  }),
];
