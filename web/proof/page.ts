import { html, raw } from 'hono/html';

import { formatShanghai } from '../../src/domain/business-time.ts';
import type { Verdict as Standing } from '../../src/domain/scan.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import { type Html, layout, type Look, otherLanguage, seal } from '../scan/layout.ts';
import { grouped } from '../scan/scan-page.ts';
import { verdictWords, words } from '../scan/words.ts';
import type { Carried, Proof } from './data.ts';
import { proofStyle } from './style.ts';
import { proofWords, wordsIn } from './words.ts';

type Shown = {
  language: Language;
  now: Date;
  /** What the goods are, and how they stand: a proof of their records must not look like praise of them. */
  goods: { name: Text; standing: Standing };
  publicUrl: string;
  /** Undefined where this deployment has none: the page then says what it says without JavaScript. */
  script: string | undefined;
};

type Say = (text: Text) => string;

const steps = [
  ['entries', proofWords.entries, proofWords.entriesWill],
  ['paths', proofWords.paths, proofWords.pathsWill],
  ['signature', proofWords.signature, proofWords.signatureWill],
  ['witnesses', proofWords.witnesses, proofWords.witnessesWill],
  ['before', proofWords.before, proofWords.beforeWill],
] as const;

/** The looks that the script changes to. */
const looks: readonly Look[] = ['complete', 'caution', 'recalled', 'bare'];

/** All that the check takes, data and script, so that it goes on where the network ends. */
export function proofPage(proof: Proof, { language, now, goods, publicUrl, script }: Shown): Html {
  const say: Say = (text) => text[language];
  const { code } = proof.subject;
  const path = `/t/${code}/proof`;
  const home = `/t/${code}?lang=${language}`;
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: 'bare',
    title: `${say(proofWords.title)} · ${say(goods.name)}`,
    heading: say(proofWords.title),
    style: proofStyle,
    lead: html`<p class="say" id="outcome" role="status">${say(proofWords.lead)}</p>
      ${standing(goods.standing, say)}`,
    body: html`${unrun(say)}${failed(code, language, say)}
      <div class="cols">
        <div>${about(proof, goods.name, home, say)}${checks(say)}</div>
        <div>
          ${list(say)}${limits(say)}${apart(path, publicUrl, say)}${checkpoint(say)}${forget(say)}
        </div>
      </div>
      <div id="seals" hidden>
        ${looks.map((look) => html`<i data-look="${look}">${seal(look)}</i>`)}
      </div>
      ${data({ proof, words: wordsIn(language), look: lookOf(goods.standing) })}${script === undefined ? '' : raw(`<script>${script}</script>`)}`,
    footer: html`${say(proofWords.footer)}
      <time datetime="${now.toISOString()}">${formatShanghai(now)}</time>${say(words.localTime)}`,
  });
}

function standing(verdict: Standing, say: Say) {
  if (verdict === 'complete') return '';
  const { title, say: advice } = verdictWords[verdict];
  return html`<ul class="notice">
    <li><b>${say(title)}</b>${say(advice)}</li>
  </ul>`;
}

function unrun(say: Say) {
  return html`<section class="card" id="unrun">
    <h2>${say(proofWords.unrunTitle)}</h2>
    <p class="sub">${say(proofWords.unrun)}</p>
  </section>`;
}

function failed(code: string, language: Language, say: Say) {
  return html`<section class="card alarm" id="failed" hidden>
    <h2>${say(proofWords.failedTitle)}</h2>
    <p>${say(proofWords.failedText)}</p>
    <a class="call" href="/t/${code}/report?lang=${language}">${say(proofWords.failedReport)}</a>
    <p class="note"><a href="tel:12315">${say(proofWords.failedCall)}</a></p>
  </section>`;
}

function about({ subject }: Proof, name: Text, home: string, say: Say) {
  return html`<section class="card">
    <h2>${say(proofWords.about)}</h2>
    <p class="sub">${say(name)} · ${subject.number}</p>
    <p class="code mono">${grouped(subject.code)}</p>
    <p class="back"><a href="${home}">${say(proofWords.goods)}</a></p>
    <div id="about-records" hidden>
      <h2>${say(proofWords.facts)}</h2>
      <dl id="facts"></dl>
      <h2>${say(proofWords.late)}</h2>
      <div id="late"></div>
    </div>
  </section>`;
}

function checks(say: Say) {
  return html`<section class="card">
    <h2>${say(proofWords.steps)}</h2>
    <ol class="rows">
      ${steps.map(
        ([name, title, will]) =>
          html`<li id="${name}">
            <div class="head">
              <b>${say(title)}</b><span class="chip wait">${say(proofWords.notYet)}</span>
            </div>
            <p class="sub">${say(will)}</p>
            <p class="result"></p>
          </li>`,
      )}
    </ol>
  </section>`;
}

function list(say: Say) {
  return html`<section class="card" id="about-list" hidden>
    <details>
      <summary>${say(proofWords.list)}</summary>
      <ol class="rows" id="list"></ol>
    </details>
  </section>`;
}

function limits(say: Say) {
  return html`<section class="card">
    <h2>${say(proofWords.limits)}</h2>
    <p class="sub">${say(proofWords.limitsText)}</p>
  </section>`;
}

function apart(path: string, publicUrl: string, say: Say) {
  const address = new URL(path, publicUrl).href;
  const keys = new URL('/log/keys', publicUrl).href;
  return html`<section class="card">
    <details id="apart" open>
      <summary>${say(proofWords.apart)}</summary>
      <p class="sub">${say(proofWords.apartText)}</p>
      <pre class="hash">
curl -H "Accept: application/json" -o proof.json ${address}
node verify-log.mjs --bundle proof.json</pre>
      <p class="sub">${say(proofWords.apartKey).replace('{address}', keys)}</p>
    </details>
  </section>`;
}

function checkpoint(say: Say) {
  return html`<section class="card" id="about-checkpoint" hidden>
    <details>
      <summary>${say(proofWords.technical)}</summary>
      <pre class="hash" id="note"></pre>
      <div id="kept"></div>
    </details>
  </section>`;
}

function forget(say: Say) {
  return html`<section class="card" id="forget" hidden>
    <p class="sub">${say(proofWords.forgetNote)}</p>
    <button class="quiet" type="button" id="forget-kept">${say(proofWords.forget)}</button>
  </section>`;
}

/** No seal for goods that are held or recalled, however well their records are kept. */
function lookOf(verdict: Standing): Look {
  return verdict === 'complete' ? 'complete' : 'bare';
}

/** In a data block only this sign could end the element. */
function data(carried: Carried) {
  const json = JSON.stringify(carried).replaceAll('<', '\\u003c');
  return raw(`<script type="application/json" id="data">${json}</script>`);
}

type Unproven = { code: string; language: Language; fault: Text };

/** The code is in force, and there is nothing to check: why, in the words of the error. */
export function unprovenPage({ code, language, fault }: Unproven): Html {
  const say: Say = (text) => text[language];
  return layout({
    language,
    switchUrl: otherLanguage(`/t/${code}/proof`, language),
    kind: 'refused',
    title: say(proofWords.title),
    heading: say(proofWords.unrunTitle),
    lead: html`<p class="say">${say(fault)}</p>`,
    body: html`<section class="card">
      <p class="code mono">${grouped(code)}</p>
      <p><a href="/t/${code}?lang=${language}">${say(proofWords.goods)}</a></p>
    </section>`,
  });
}
