import { placeNames } from '../../../../src/domain/places.ts';
import type { Language } from '../../../../src/domain/text.ts';
import type { Schemas } from '../../shared/client.ts';

/** A place by what it is and its code: only rooms have one. */
export function placeText(
  language: Language,
  { placeKind, placeCode }: Pick<Schemas['Stock'], 'placeKind' | 'placeCode'>,
): string {
  const kind = placeNames[placeKind][language];
  return placeCode === null ? kind : `${kind} ${placeCode}`;
}
