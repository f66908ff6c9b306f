import { html, raw } from 'hono/html';

import type { Verdict } from '../../src/domain/scan.ts';
import type { Language } from '../../src/domain/text.ts';
import { style } from './style.ts';
import { words } from './words.ts';

export type Html = ReturnType<typeof html>;

/** What a page looks like: as its verdict, or as what is neither for nor against the goods. */
export type Look = Verdict | 'bare' | 'refused';

/** Six arms of frost in a seal: the product's mark. */
const mark = raw(
  '<svg width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
    'stroke-width="1.6" stroke-linecap="round" aria-hidden="true" focusable="false">' +
    '<rect x="1.5" y="1.5" width="21" height="21" rx="5"/>' +
    '<path d="M12 5.5v13M6.4 8.7l11.2 6.6M17.6 8.7L6.4 15.3M10.3 6.6L12 8.2l1.7-1.6' +
    'M10.3 17.4l1.7-1.6 1.7 1.6"/></svg>',
);

const shapes: Record<Look, string> = {
  // A seal with a tick; an octagon with a mark; a pause; a triangle; a dash; a question: never colour alone.
  complete:
    '<path d="M32 4l5.6 4.6 7.1-1.3 2.5 6.8 6.8 2.5-1.3 7.1L57.3 29l-4.6 5.6 1.3 7.1-6.8 2.5' +
    '-2.5 6.8-7.1-1.3L32 54.3l-5.6-4.6-7.1 1.3-2.5-6.8-6.8-2.5 1.3-7.1L6.7 29l4.6-5.3' +
    '-1.3-7.1 6.8-2.5 2.5-6.8 7.1 1.3z"/><path d="M22 30l7.5 7.5L43 23"/>',
  recalled: '<path d="M21 5h22l16 16v22L43 59H21L5 43V21z"/><path d="M32 18v18M32 45v1"/>',
  on_hold: '<circle cx="32" cy="32" r="27"/><path d="M25 22v20M39 22v20"/>',
  caution: '<path d="M32 7l27 48H5z"/><path d="M32 25v15M32 47v1"/>',
  bare: '<circle cx="32" cy="32" r="27"/><path d="M21 32h22"/>',
  refused:
    '<circle cx="32" cy="32" r="27"/><path d="M24 25c0-10 16-10 16 0 0 7-8 6-8 13M32 46v1"/>',
};

export function seal(kind: Look) {
  return raw(
    '<svg width="64" height="64" viewBox="0 0 64 64" fill="none" stroke="currentColor" ' +
      'stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" ' +
      `focusable="false">${shapes[kind]}</svg>`,
  );
}

const styleElement = raw(`<style>${style}</style>`);

type Page = {
  language: Language;
  /** This page in the other language. */
  switchUrl: string;
  kind: Look;
  title: string;
  heading: string;
  lead: unknown;
  body: unknown;
  footer?: unknown;
  /** What this page alone has of looks: its policy must allow it by its hash. */
  style?: string;
};

export function layout(page: Page): Html {
  const { language, kind } = page;
  const other = language === 'zh' ? 'en' : 'zh-CN';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="format-detection" content="telephone=no" />
        <title>${page.title} · 霜印 Frostmark</title>
        ${styleElement}${page.style === undefined ? '' : raw(`<style>${page.style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#content">${words.skip[language]}</a>
        <header class="band ${kind}">
          <div class="wide">
            <div class="top">
              <div class="brand">${mark}<b>霜印</b><span>${words.brand[language]}</span></div>
              <a class="lang" href="${page.switchUrl}" hreflang="${other}" lang="${other}"
                >${words.otherLanguage[language]}</a
              >
            </div>
            <div class="verdict">
              ${seal(kind)}
              <h1>${page.heading}</h1>
            </div>
            ${page.lead}
          </div>
        </header>
        <main id="content"><div class="wide">${page.body}</div></main>
        <footer><div class="wide">${page.footer ?? ''}</div></footer>
      </body>
    </html>`;
}

/** Where the same page speaks the other language. */
export function otherLanguage(path: string, language: Language): string {
  return `${path}?lang=${language === 'zh' ? 'en' : 'zh'}`;
}
