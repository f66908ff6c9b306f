import { createContext, useContext } from 'react';

import { partWords } from './part-words.ts';

const Context = createContext(false);

/** Below it, fields that have to be filled and aren't say so. */
export const MissingShown = Context;

/** What stands in the way at a field, with its being empty. */
export function useMissing(
  isEmpty: boolean,
  wrong: readonly string[] = [],
  word: 'fill' | 'chooseOne' = 'fill',
): readonly string[] {
  const say = partWords.useWords();
  return useContext(Context) && isEmpty ? [say(word), ...wrong] : wrong;
}
