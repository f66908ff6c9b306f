import type { Projection } from '../../core/journal.ts';
import { disinfectionsProjections, disinfectionsTables } from './disinfections.projection.ts';
import { documentsProjections, documentsTables } from './documents.projection.ts';
import { filesProjections, filesTables } from './files.projection.ts';
import { samplesProjections, samplesTables } from './samples.projection.ts';
import { testsProjections, testsTables } from './tests.projection.ts';

export const evidenceTables: readonly string[] = [
  ...filesTables,
  ...documentsTables,
  ...samplesTables,
  ...testsTables,
  ...disinfectionsTables,
];

export const evidenceProjections: readonly Projection[] = [
  ...filesProjections,
  ...documentsProjections,
  ...samplesProjections,
  ...testsProjections,
  ...disinfectionsProjections,
];
