import type { Language } from '../../../src/domain/text.ts';
import { sharedWords } from './shared-words.ts';
import { chooseTheme, type Theme, themes, useTheme } from './theme.ts';
import { chooseLanguage, useLanguage } from './words.ts';

/** The other language in its own words, for it is read by who can't read this one. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="fm-plain"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => chooseLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

export function ThemeSwitch() {
  const say = sharedWords.useWords();
  const theme = useTheme();
  return (
    <label className="fm-choice">
      <span className="fm-unseen">{say('theme.title')}</span>
      <select value={theme} onChange={(event) => chooseTheme(themeNamed(event.target.value))}>
        {themes.map((one) => (
          <option key={one} value={one}>
            {say(`theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

const themeNamed = (name: string): Theme => themes.find((theme) => theme === name) ?? 'system';
