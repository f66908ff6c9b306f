import countries from 'i18n-iso-countries';
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

import type { Text } from '../../domain/text.ts';

countries.registerLocale(en);
countries.registerLocale(zh);

/** ISO 3166-1 alpha-2. */
export function isCountry(code: string): boolean {
  return countries.isValid(code) && code.length === 2 && code === code.toUpperCase();
}

export function countryName(code: string): Text {
  return {
    zh: countries.getName(code, 'zh') ?? code,
    en: countries.getName(code, 'en') ?? code,
  };
}

/** All countries by code, for choosing one. */
export function allCountries(): { code: string; name: Text }[] {
  return Object.keys(countries.getAlpha2Codes())
    .sort()
    .map((code) => ({ code, name: countryName(code) }));
}
