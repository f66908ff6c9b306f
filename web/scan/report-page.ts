import { html } from 'hono/html';

import { formatShanghai } from '../../src/domain/business-time.ts';
import {
  type ReportKind,
  reportKindNames,
  reportKinds,
  type ReportState,
  reportStateNames,
} from '../../src/domain/consumer-reports.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import { type Html, layout, otherLanguage } from './layout.ts';
import { grouped } from './scan-page.ts';

type Say = (text: Text) => string;

/** Every sentence of the pages on which a consumer reports. */
const reportWords = {
  title: { zh: '举报问题', en: 'Report a problem' },
  lead: {
    zh: '告诉我们您手里的商品有什么问题。不需要账号，也请不要写姓名、电话；经营者和监管部门会看到您写的内容。',
    en: 'Tell us what is wrong with the goods in your hands. No account is needed, and please give no name or telephone; the firm and the authority will see what you write.',
  },
  what: { zh: '发现了什么？', en: 'What is wrong?' },
  text: { zh: '说明（选“其他”时必填）', en: 'In your words (needed with “something else”)' },
  photo: {
    zh: '照片（可不附；JPEG 或 PNG，5 MB 以内）',
    en: 'A photo (not needed; JPEG or PNG up to 5 MB)',
  },
  photoNote: {
    zh: '拍摄地点、时间等信息会先去掉再保存。请不要拍到人。',
    en: 'Where and when it was taken is cut away before it is kept. Please show no people.',
  },
  send: { zh: '提交', en: 'Send' },
  back: { zh: '返回商品页', en: 'Back to the goods' },
  receiptTitle: { zh: '举报的进展', en: 'What became of your report' },
  receiptLead: {
    zh: '请记下回执号，凭它查询进展；忘记后无法找回。',
    en: 'Write the receipt number down: it is the only way to ask what became of the report.',
  },
  enterAt: { zh: '以后在这里输入回执号：', en: 'Later, enter it at: ' },
  follow: {
    zh: '已有回执号？查询举报进展',
    en: 'Have a receipt number? Ask what became of your report',
  },
  receipt: { zh: '回执号', en: 'Receipt number' },
  state: { zh: '状态', en: 'State' },
  filed: { zh: '提交时间', en: 'Sent' },
  kind: { zh: '问题', en: 'Problem' },
  code: { zh: '追溯码', en: 'Trace code' },
  answer: { zh: '监管部门答复', en: 'Answer of the authority' },
  erase: { zh: '删除我写的内容和照片', en: 'Delete what I wrote, and the photo' },
  eraseNote: {
    zh: '删除后无法恢复；举报本身和处理结果仍会保留。',
    en: 'It can’t be brought back; that a report was made, and what came of it, stays.',
  },
  erased: { zh: '内容和照片已删除', en: 'Words and photo were deleted' },
  ask: { zh: '查询', en: 'Ask' },
  enter: { zh: '输入回执号', en: 'Enter the receipt number' },
  refused: { zh: '没有提交', en: 'Not sent' },
  complainTitle: { zh: '向 12315 投诉举报', en: 'Complain at 12315' },
  complainText: {
    zh: '全国 12315 平台不接受外部填写，请复制下面的文字，登录后粘贴；也可拨打 12315。',
    en: 'The national platform takes no text from other sites: copy this, sign in there and paste it. Or call 12315.',
  },
  open: { zh: '打开全国 12315 平台', en: 'Open the national 12315 platform' },
  copyLabel: { zh: '可复制的文字', en: 'Text to copy' },
} as const satisfies Record<string, Text>;

/** What the page knows of the goods. Null where the code proves nothing, though it was issued. */
export type Goods = {
  code: string;
  name: Text | null;
  lotNumber: string | null;
  supplierLotNo: string | null;
  productionDate: string | null;
  declaredBy: Text | null;
};

type Form = {
  language: Language;
  goods: Goods;
  /** Why the last try was refused, and what it held. */
  fault?: Text | undefined;
  kind?: string | undefined;
  text?: string | undefined;
};

export function reportPage({ language, goods, fault, kind, text = '' }: Form): Html {
  const say = (one: Text) => one[language];
  const path = `/t/${goods.code}/report`;
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: 'refused',
    title: say(reportWords.title),
    heading: say(reportWords.title),
    lead: html`<p class="say">${say(reportWords.lead)}</p>
      ${
        fault
          ? html`<ul class="notice" role="alert">
              <li><b>${say(reportWords.refused)}</b>${say(fault)}</li>
            </ul>`
          : ''
      }`,
    body: html`<section class="card">
        <p class="sub">${goods.name ? say(goods.name) : ''}</p>
        <p class="code mono">${grouped(goods.code)}</p>
        <form action="${path}?lang=${language}" method="post" enctype="multipart/form-data">
          <fieldset>
            <legend>${say(reportWords.what)}</legend>
            ${reportKinds.map(
              (one) =>
                html`<label class="choice"
                  ><input
                    type="radio"
                    name="kind"
                    value="${one}"
                    required
                    ${one === kind ? 'checked' : ''}
                  />
                  ${say(reportKindNames[one])}</label
                >`,
            )}
          </fieldset>
          <label for="text">${say(reportWords.text)}</label>
          <textarea id="text" name="text" rows="5" maxlength="1000">${text}</textarea>
          <label for="photo">${say(reportWords.photo)}</label>
          <input
            id="photo"
            name="photo"
            type="file"
            accept="image/jpeg,image/png"
            aria-describedby="photo-note"
          />
          <p class="note" id="photo-note">${say(reportWords.photoNote)}</p>
          <button type="submit">${say(reportWords.send)}</button>
        </form>
      </section>
      ${complaint(goods, say)}
      <p><a href="${entryOf(language)}">${say(reportWords.follow)}</a></p>
      <p><a href="/t/${goods.code}?lang=${language}">${say(reportWords.back)}</a></p>`,
  });
}

/** Where a receipt number is typed. */
function entryOf(language: Language): string {
  return `/t/reports?lang=${language}`;
}

/** Filled in as far as another site lets us: by what a person copies. */
function complaint(goods: Goods, say: Say) {
  const lines = [
    ['商品', goods.name?.zh],
    ['追溯码', grouped(goods.code)],
    ['追溯批次', goods.lotNumber],
    ['生产批号', goods.supplierLotNo],
    ['生产日期', goods.productionDate],
    ['申报单位', goods.declaredBy?.zh],
  ].flatMap(([name, value]) => (value ? [`${name}：${value}`] : []));
  // In Chinese whatever the page's language: people of the platform read it.
  return html`<section class="card">
    <h2>${say(reportWords.complainTitle)}</h2>
    <p class="sub">${say(reportWords.complainText)}</p>
    <textarea
      readonly
      rows="${lines.length}"
      lang="zh-CN"
      aria-label="${say(reportWords.copyLabel)}"
    >
${lines.join('\n')}</textarea>
    <p>
      <a href="https://www.12315.cn/" rel="noopener noreferrer external"
        >${say(reportWords.open)}</a
      >
    </p>
  </section>`;
}

export type Followed = {
  receipt: string;
  code: string;
  kind: ReportKind;
  state: ReportState;
  filedAt: Date;
  answer: Text | null;
  erased: boolean;
};

export function receiptPage(followed: Followed, language: Language): Html {
  const say = (one: Text) => one[language];
  const path = `/t/reports/${followed.receipt}`;
  const { answer } = followed;
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: 'refused',
    title: say(reportWords.receiptTitle),
    heading: say(reportStateNames[followed.state]),
    lead: html`<p class="say">${say(reportWords.receiptLead)}</p>
      <p class="say">
        ${say(reportWords.receipt)}: <strong class="mono">${followed.receipt}</strong>
      </p>
      <p class="say">
        ${say(reportWords.enterAt)}<a href="${entryOf(language)}"
          >${say(reportWords.receiptTitle)}</a
        >
        <span class="mono">/t/reports</span>
      </p>`,
    body: html`<section class="card">
        <dl>
          ${entry(say(reportWords.state), say(reportStateNames[followed.state]))}
          ${entry(say(reportWords.kind), say(reportKindNames[followed.kind]))}
          ${entry(say(reportWords.code), grouped(followed.code))}
          ${entry(say(reportWords.filed), formatShanghai(followed.filedAt))}
          ${answer ? entry(say(reportWords.answer), say(answer)) : ''}
        </dl>
      </section>
      <section class="card">
        ${
          followed.erased
            ? html`<p class="sub">${say(reportWords.erased)}</p>`
            : html`<form action="${path}/erasure?lang=${language}" method="post">
                <button class="quiet" type="submit">${say(reportWords.erase)}</button>
                <p class="note">${say(reportWords.eraseNote)}</p>
              </form>`
        }
      </section>`,
  });
}

function entry(name: string, value: string) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** Where a receipt number is typed; with what was wrong about the last one. */
export function receiptEntryPage(language: Language, fault?: Text): Html {
  const say = (one: Text) => one[language];
  return layout({
    language,
    switchUrl: otherLanguage('/t/reports', language),
    kind: 'refused',
    title: say(reportWords.receiptTitle),
    heading: say(reportWords.receiptTitle),
    lead: html`<p class="say">${say(fault ?? reportWords.receiptLead)}</p>`,
    body: html`<section class="card">
      <form action="/t/reports" method="get">
        <label for="receipt">${say(reportWords.enter)}</label>
        <input
          id="receipt"
          name="receipt"
          required
          maxlength="40"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
        />
        <input type="hidden" name="lang" value="${language}" />
        <button type="submit">${say(reportWords.ask)}</button>
      </form>
    </section>`,
  });
}
