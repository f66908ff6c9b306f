import { html } from 'hono/html';

import type { Language, Text } from '../../src/domain/text.ts';
import { type Html, layout, otherLanguage } from './layout.ts';
import { grouped, report } from './scan-page.ts';
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
  /** The code that took the place of this one. */
  successor?: string | null | undefined;
  /** Says more than the page's own sentence where a check knows what is wrong. */
  fault?: Text;
};

/** Each way in which a code proves nothing has a page that says which, and what to do. */
export function refusedPage(refused: Refused): Html {
  const { kind, language, path, typed, code, successor, fault } = refused;
  const say = (text: Text) => text[language];
  const { title, say: sentence } = refusalWords[kind];
  const shown = typed === null || code !== null ? '' : typed.slice(0, 60);
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: alarming.has(kind) ? 'recalled' : 'refused',
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
    body: html`${next(successor, language)}${suspicious.has(kind) ? report(code, say, issued.has(kind)) : ''}${form(language, kind, kind === 'check' || kind === 'form' ? shown : '')}`,
  });
}

/** Of these somebody here knows the lot. */
const issued = new Set<Refusal>(['inactive', 'void']);

/** As loud as a recall: somebody deceives, or the label in hand stands for nothing. */
const alarming = new Set<Refusal>(['forged', 'void', 'disagrees']);

const suspicious = new Set<Refusal>([
  'version',
  'forged',
  'unknown',
  'inactive',
  'void',
  'disagrees',
]);

function next(code: string | null | undefined, language: Language) {
  if (code === null || code === undefined) return '';
  return html`<section class="card">
    <h2>${words.newCode[language]}</h2>
    <p class="code mono">${grouped(code)}</p>
    <a class="call" href="/t/${code}?lang=${language}">${words.toNewCode[language]}</a>
  </section>`;
}

function ways(language: Language) {
  return html`<p><a href="/scanner?lang=${language}">${words.toScanner[language]}</a></p>
    <p><a href="/t/reports?lang=${language}">${words.toReports[language]}</a></p>`;
}

function form(language: Language, kind: Refusal, value: string) {
  const say = (text: Text) => text[language];
  return html`<section class="card">
    <form action="/t" method="get">
      <label for="code">${say(words.enterCode)}</label>
      <input
        id="code"
        name="code"
        value="${value}"
        required
        maxlength="60"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="hint"
      />
      <input type="hidden" name="lang" value="${language}" />
      <button type="submit">${say(words.look)}</button>
    </form>
    <p class="note" id="hint">${say(words.enterHint)}</p>
    ${kind === 'enter' ? ways(language) : ''}
  </section>`;
}
