import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

import type { Language } from '../../../src/domain/text.ts';

/** Chinese comes first: English has to have its keys, and may have `…_one` beside them. */
type Dictionary = { readonly [key: string]: string | Dictionary };
type Mirrored<Zh extends Dictionary> = {
  readonly [K in keyof Zh]: Zh[K] extends Dictionary ? Mirrored<Zh[K]> : string;
} & { readonly [one: `${string}_one`]: string };
type KeyOf<D extends Dictionary> = {
  [K in keyof D & string]: D[K] extends Dictionary ? `${K}.${KeyOf<D[K]>}` : K;
}[keyof D & string];

type Values = Readonly<Record<string, string | number>>;
export type Say<Zh extends Dictionary> = (key: KeyOf<Zh>, values?: Values) => string;

const storageKey = 'frostmark.language';

function firstLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return /^zh\b/i.test(navigator.language) ? 'zh' : 'en';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh',
  ns: [],
  resources: {},
  initAsync: false,
  // React writes text as text.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Keys are checked where they are asked for, by the dictionary that has them. */
type Translate = (key: string, values: Readonly<Record<string, unknown>>) => string;

/** The words of one part of the console, loaded with it. The answer is a hook for its components. */
export function defineWords<const Zh extends Dictionary>(
  namespace: string,
  zh: Zh,
  en: Mirrored<Zh>,
) {
  i18next.addResourceBundle('zh', namespace, zh);
  i18next.addResourceBundle('en', namespace, en);
  /** For what is no component. */
  const translate: Translate = i18next.t;
  const say: Say<Zh> = (key, values) => translate(key, { ...values, ns: namespace });
  return {
    useWords: (): Say<Zh> => {
      const { t }: { t: Translate } = useTranslation(namespace);
      return useCallback((key, values) => t(key, { ...values, ns: namespace }), [t]);
    },
    say,
  };
}

export function languageNow(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  void i18next.changeLanguage(language);
}

export const tagOf = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en');

const tellPage = () => (document.documentElement.lang = tagOf(languageNow()));
i18next.on('languageChanged', tellPage);
tellPage();

/** Names that the server gives in both languages. */
export const nameOf = (
  { nameZh, nameEn }: { nameZh: string; nameEn: string },
  language: Language,
): string => (language === 'en' && nameEn !== '' ? nameEn : nameZh);
