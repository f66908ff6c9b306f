import { html, raw } from 'hono/html';

import type { Language, Text } from '../../src/domain/text.ts';
import { style } from '../scan/style.ts';

const words = {
  title: { zh: '错误说明', en: 'Errors' },
  lead: {
    zh: '每个错误都是 application/problem+json:code 稳定不变,程序据此判断;title 与 errors 是给人看的,说明哪个字段、违反哪条规则、如何处理;联系管理员时请提供 requestId。',
    en: 'Every error is application/problem+json. Programs switch on code, which never changes its meaning; title and errors are for people: which field, which rule, and the way out. Give support the requestId.',
  },
  again: {
    zh: '收到 503 时,用同一 eventId 原样重发:命令只会发生一次。',
    en: 'After a 503 send the same request with the same eventId again: a command happens once.',
  },
} satisfies Record<string, Text>;

const meanings: Record<string, Text> = {
  malformed: { zh: '请求体不是合法的 JSON', en: 'the body is not well-formed JSON' },
  unauthenticated: { zh: '未登录,或用户名、密码不对', en: 'not signed in, or wrong credentials' },
  forbidden: { zh: '角色无权执行', en: 'the role may not do this' },
  not_found: { zh: '没有该记录,或属于其他单位', en: "no such record, or another organisation's" },
  wrong_method: { zh: '该地址不接受此方法', en: 'the address does not take this method' },
  conflict: {
    zh: '与现状冲突,如库存不足、凭证未齐',
    en: 'against the present state: stock, evidence',
  },
  gone: { zh: '已作废', en: 'no longer valid' },
  too_large: { zh: '请求体过大', en: 'the body is too large' },
  unsupported: { zh: '内容类型不符', en: 'the wrong content type' },
  invalid: { zh: '字段不符合要求', en: 'a field breaks a rule' },
  too_many: { zh: '尝试过多,稍后再试', en: 'too many tries; wait' },
  not_offered: { zh: '此部署不提供', en: 'this deployment does not offer it' },
  unavailable: { zh: '暂时不可用,请重发', en: 'away for a moment; send it again' },
};

/** Where the `type` of every problem leads. */
export function errorsPage(language: Language, statusOf: Readonly<Record<string, number>>) {
  const say = (text: Text) => text[language];
  const rows = Object.entries(statusOf).map(
    ([kind, status]) =>
      html`<dt class="mono">${status}</dt>
        <dd>${say(meanings[kind] ?? { zh: kind, en: kind })}</dd>`,
  );
  return html`<!doctype html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${say(words.title)} · Frostmark</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <header class="band">
          <div class="wide">
            <div class="verdict"><h1>${say(words.title)}</h1></div>
            <p class="say">${say(words.lead)}</p>
          </div>
        </header>
        <main>
          <div class="wide">
            <section class="card">
              <dl>${rows}</dl>
              <p>${say(words.again)}</p>
              <p><a href="/docs">/docs</a></p>
            </section>
          </div>
        </main>
      </body>
    </html>`;
}
