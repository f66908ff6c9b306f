import { html, raw } from 'hono/html';

import type { Language, Text } from '../../src/domain/text.ts';
import { style } from '../scan/style.ts';
import { scannerStyle } from './style.ts';
import { words } from './words.ts';

type Scanner = {
  language: Language;
  /** Under which its labels lead here. */
  host: string;
  /** Addresses of the modules, so that they come at once and not one after the other. */
  modules: readonly string[];
  main: string;
  reader: string;
};

export const scannerCss = style + scannerStyle;
const styleElement = raw(`<style>${scannerCss}</style>`);

/** Everything that the script shows and hides; without script it says where to type. */
export function scannerPage({ language, host, modules, main, reader }: Scanner) {
  const say = (text: Text) => text[language];
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${say(words.title)} · 霜印 Frostmark</title>
        ${styleElement} ${modules.map((url) => html`<link rel="modulepreload" href="${url}" />`)}
        <script src="${reader}" defer></script>
        <script src="${main}" type="module"></script>
      </head>
      <body class="scanner" data-host="${host}">
        <a class="skip" href="#content">${say(words.skip)}</a>
        <header class="band">
          <div class="wide top">
            <h1>${say(words.title)}</h1>
            <a class="lang" href="/scanner?lang=${other}" hreflang="${other}"
              >${say(words.otherLanguage)}</a
            >
          </div>
        </header>
        <main id="content">
          <div class="wide cols">
            <div class="look">
              <noscript>
                <p class="card">${say(words.noScript)} <a href="/t">${say(words.lookUpPage)}</a></p>
              </noscript>
              ${cameraCard(say)} ${typeCard(say)}
            </div>
            <div>${readsCard(say)}</div>
          </div>
        </main>
        <p id="live" class="unseen" role="status"></p>
      </body>
    </html>`;
}

type Say = (text: Text) => string;

function cameraCard(say: Say) {
  return html`<section class="card camera" aria-label="${say(words.camera)}">
    <div id="stage">
      <video id="video" playsinline muted aria-label="${say(words.camera)}"></video>
      <span class="aim" aria-hidden="true"></span>
      <div class="over">
        <button id="torch" type="button" aria-pressed="false" hidden>${say(words.torch)}</button>
        <select id="which" aria-label="${say(words.which)}" hidden></select>
        <button id="close" type="button">${say(words.close)}</button>
      </div>
    </div>
    <div id="trouble" class="trouble" role="alert" hidden></div>
    <p class="note" id="hint">${say(words.idle)}</p>
    <div class="ways">
      <button id="open" type="button">${say(words.open)}</button>
      <label class="file"
        >${say(words.photo)}<input id="photo" class="unseen" type="file" accept="image/*" multiple
      /></label>
    </div>
    <p id="photo-says" class="note" role="status"></p>
  </section>`;
}

function typeCard(say: Say) {
  return html`<section class="card type">
    <form id="type" autocomplete="off">
      <label for="typed">${say(words.type)}</label>
      <div class="line">
        <input
          id="typed"
          name="typed"
          required
          maxlength="500"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="type-hint"
        />
        <button type="submit">${say(words.add)}</button>
      </div>
    </form>
    <p class="note" id="type-hint">${say(words.typeHint)}</p>
  </section>`;
}

function readsCard(say: Say) {
  return html`<section class="card">
    <h2>${say(words.reads)} <span id="count" class="chip">0</span></h2>
    <div id="tools" hidden>
      <button id="copy" type="button">${say(words.copy)}</button>
      <button id="download" type="button">${say(words.download)}</button>
      <button id="clear" type="button">${say(words.clear)}</button>
      <span id="copy-says" class="sub" role="status"></span>
    </div>
    <p id="none" class="sub">${say(words.none)}</p>
    <ol id="reads" class="rows"></ol>
    <p id="older" class="note" hidden>${say(words.older)}</p>
    <p class="note">${say(words.kept)}</p>
    <p class="note">
      <span id="who"></span> <a id="sign-in" href="/docs" hidden>${say(words.signIn)}</a>
    </p>
  </section>`;
}
