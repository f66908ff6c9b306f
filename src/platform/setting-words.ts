import type { z } from 'zod';
import { en, zhCN } from 'zod/locales';

import type { Text } from '../domain/text.ts';

const localeError = { zh: zhCN().localeError, en: en().localeError };

/** What is wrong with a setting, without repeating it. */
export function inWords(issue: z.core.$ZodIssue): Text {
  // A setting with a form of its own says itself what it wants.
  const own: unknown = issue.code === 'custom' ? issue.params?.['text'] : undefined;
  if (own !== undefined) return own as Text;
  // Stands in for a text that is no number; the text itself may be a secret.
  const raw = { ...issue, input: Number.NaN } as z.core.$ZodRawIssue;
  const say = (language: 'zh' | 'en') => {
    const said = localeError[language](raw);
    return typeof said === 'string' ? said : (said?.message ?? issue.message);
  };
  return { zh: say('zh'), en: say('en') };
}
