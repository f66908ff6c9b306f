import { html } from 'hono/html';

import type { Language, Text } from '../../src/domain/text.ts';
import { type Html, layout, otherLanguage } from './layout.ts';
import { report } from './scan-page.ts';
import { type Refusal, refusalWords, words } from './words.ts';

type Refused = {
  kind: Refusal;
  language: Language;
  /** The page's own address, for its other language. */
  path: string;
  /** What was asked for, as it was typed. */
  typed: string | null;
  /** The code when it has the form of one. */
  code: string | null;
  /** Says more than the page's own sentence where a check knows what is wrong. */
  fault?: Text;
};

/** Each way in which a code proves nothing has a page that says which, and what to do. */
export function refusedPage({ kind, language, path, typed, code, fault }: Refused): Html {
  const say = (text: Text) => text[language];
  const { title, say: sentence } = refusalWords[kind];
  const shown = typed === null || code !== null ? '' : typed.slice(0, 60);
  const suspicious = kind === 'unknown' || kind === 'inactive' || kind === 'void';
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: 'refused',
    title: say(title),
    heading: say(title),
    lead: html`<p class="say">${say(fault ?? sentence)}</p>
      ${
        shown === ''
          ? ''
          : html`<p class="say">
              ${say(words.youEntered)}: <strong class="mono">${shown}</strong>
            </p>`
      }`,
    body: html`${suspicious ? report(code, say, kind !== 'unknown') : ''}${form(language, kind === 'check' ? shown : '')}`,
  });
}

function form(language: Language, value: string) {
  const say = (text: Text) => text[language];
  return html`<section class="card">
    <form action="/t" method="get">
      <label for="code">${say(words.enterCode)}</label>
      <input
        id="code"
        name="code"
        value="${value}"
        required
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="hint"
      />
      <input type="hidden" name="lang" value="${language}" />
      <button type="submit">${say(words.look)}</button>
    </form>
    <p class="note" id="hint">${say(words.enterHint)}</p>
  </section>`;
}
