import type { Text } from '../../domain/text.ts';
import type { Direction } from './traced.ts';

export const directionNames: Record<Direction, Text> = {
  forward: { zh: '追踪去向', en: 'Forward: where it went' },
  backward: { zh: '追溯来源', en: 'Backward: where it came from' },
};

/** Both languages in one line, where a page has no language of its own. */
export function bilingual({ zh, en }: Text): string {
  return zh === en ? zh : `${zh} ${en}`;
}
