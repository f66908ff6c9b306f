import { html, raw } from 'hono/html';

import type { Language, Text } from '../../src/domain/text.ts';
import { style } from '../scan/style.ts';

type Home = {
  language: Language;
  /** Codes of the demo city; none on a real installation. */
  exampleCodes: readonly string[];
};

const words = {
  title: { zh: '霜印 冷链食品追溯', en: 'Frostmark cold-chain traceability' },
  lead: {
    zh: '每一包冷藏冷冻食品从哪里来、经过哪些冷库、有何凭证、由谁负责、其余在哪里。',
    en: 'Where a frozen pack came from, which cold stores it passed, what evidence stands behind it, who answers for it, and where the rest is.',
  },
  other: { zh: 'English', en: '中文' },
  scan: { zh: '查询追溯码', en: 'Look up a trace code' },
  look: { zh: '查询', en: 'Look up' },
  camera: { zh: '连续扫码(摄像头)', en: 'Scan with the camera' },
  examples: { zh: '演示数据中的追溯码', en: 'Trace codes of the demo city' },
  consoles: { zh: '企业与监管', en: 'Firms and regulators' },
  keeper: { zh: '库管端(手机,可离线)', en: 'For keepers: on a phone, also offline' },
  desk: { zh: '操作台(经营者与监管)', en: 'The desk: for operators and regulators' },
  developers: { zh: '开发者', en: 'Developers' },
  docs: { zh: '接口说明,可在线登录试用', en: 'API documentation: sign in and try it there' },
  openapi: { zh: 'OpenAPI 3.1 描述文件', en: 'OpenAPI 3.1 description' },
} satisfies Record<string, Text>;

const styleElement = raw(`<style>${style}</style>`);

/** What stands at the root: the ways to a scan, to the consoles, and to the API. */
export function homePage({ language, exampleCodes }: Home) {
  const say = (text: Text) => text[language];
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${say(words.title)}</title>
        ${styleElement}
      </head>
      <body>
        <header class="band">
          <div class="wide">
            <div class="top">
              <div class="brand"><b>霜印</b><span>Frostmark</span></div>
              <a class="lang" href="/?lang=${other}" hreflang="${other}">${say(words.other)}</a>
            </div>
            <div class="verdict"><h1>${say(words.title)}</h1></div>
            <p class="say">${say(words.lead)}</p>
          </div>
        </header>
        <main>
          <div class="wide">
            <section class="card">
              <form action="/t" method="get">
                <label for="code">${say(words.scan)}</label>
                <input id="code" name="code" required maxlength="40" autocomplete="off" />
                <button type="submit">${say(words.look)}</button>
              </form>
              <p><a href="/scanner">${say(words.camera)}</a></p>
              ${exampleCodes.length === 0 ? '' : examples(say(words.examples), exampleCodes)}
            </section>
            <section class="card">
              <h2>${say(words.consoles)}</h2>
              <p><a href="/desk">${say(words.desk)}</a></p>
              <p><a href="/keeper">${say(words.keeper)}</a></p>
            </section>
            <section class="card">
              <h2>${say(words.developers)}</h2>
              <p><a href="/docs">${say(words.docs)}</a></p>
              <p><a href="/openapi.json">${say(words.openapi)}</a></p>
            </section>
          </div>
        </main>
      </body>
    </html>`;
}

function examples(heading: string, codes: readonly string[]) {
  return html`<h2>${heading}</h2>
    <ul>
      ${codes.map((code) => html`<li><a class="mono" href="/t/${code}">${code}</a></li>`)}
    </ul>`;
}
