import { html } from 'hono/html';

import {
  analytes,
  demandsHold,
  testMethodNames,
  type TestResult,
  testResultNames,
} from '../../src/domain/analytes.ts';
import { formatShanghai, shanghaiDate } from '../../src/domain/business-time.ts';
import {
  documentKindNames,
  type DocumentState,
  documentStateNames,
} from '../../src/domain/documents.ts';
import { premisesKindNames } from '../../src/domain/places.ts';
import { categoryNames } from '../../src/domain/product-categories.ts';
import { recallKindNames } from '../../src/domain/recalls.ts';
import { sampleKindNames } from '../../src/domain/samples.ts';
import type { Scan, ScanNotice, ScanStep } from '../../src/domain/scan.ts';
import { type StorageClass, temperatureClasses } from '../../src/domain/storage-class.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import { formatTraceCode, traceCodeLength } from '../../src/domain/trace-code.ts';
import { formatUnitCode } from '../../src/domain/unit-code.ts';
import { type Html, layout, otherLanguage } from './layout.ts';
import { copyNotice, tallyRows } from './tally.ts';
import {
  bareWords,
  holdWords,
  lotKindWords,
  recallClassWords,
  stepWords,
  unitLevelWords,
  verdictWords,
  words,
} from './words.ts';

type Shown = {
  language: Language;
  now: Date;
  /** The page's own address, for its other language. */
  path: string;
  /** Said besides, of the way by which one came here. */
  remark?: Text | undefined;
  /** How many have seen its records in the public log. Left out where none is kept. */
  witnesses?: number | undefined;
};

/** What a person sees who scanned a pack. */
export function scanPage(scan: Scan, shown: Shown): Html {
  const { language, now, path, remark, witnesses } = shown;
  const say = (text: Text) => text[language];
  const bare = isBare(scan);
  const { title, say: advice } = bare ? bareWords : verdictWords[scan.verdict];
  return layout({
    language,
    switchUrl: otherLanguage(path, language),
    kind: bare ? 'bare' : scan.verdict,
    title: `${say(title)} · ${say(scan.product.name)}`,
    heading: say(title),
    lead: html`<p class="say">${say(advice)}</p>
      ${remark ? html`<p class="say">${say(remark)}</p>` : ''}
      ${scan.unit?.movedAt ? html`<p class="say">${say(words.repackedText)}</p>` : ''}
      ${notices(scan, say)}${sums(scan, say)}`,
    body: html`<div class="cols">
      <div>${product(scan, say, language)}${route(scan, say)}${tests(scan, say)}</div>
      <div>
        ${disinfections(scan, say)}${documents(scan, say)}${codes(scan, say)}${provable(scan, witnesses, language)}${report(scan.code, say)}
      </div>
    </div>`,
    footer: html`${say(words.footer)}
      <time datetime="${now.toISOString()}">${formatShanghai(now)}</time>${say(words.localTime)}`,
  });
}

type Say = (text: Text) => string;

function notices({ notices: list }: Scan, say: Say) {
  if (list.length === 0) return '';
  return html`<ul class="notice">
    ${list.map((notice) => html`<li>${noticeText(notice, say)}</li>`)}
  </ul>`;
}

function noticeText(notice: ScanNotice, say: Say) {
  switch (notice.kind) {
    case 'hold': {
      const { title, say: why } = holdWords[notice.cause];
      return html`<b>${say(title)}</b>${say(why)}`;
    }
    case 'recall': {
      const { number, class: grade, recallKind, reason, since, firm } = notice;
      const name = recallClassWords[grade] ?? recallClassWords[1];
      return html`<b>${say(reason)}</b>${say(name)} · ${say(recallKindNames[recallKind])} ·
        <span class="nb">${number}</span> ·
        ${date(day(since))}${firm === null ? '' : html` · ${say(firm)}`}`;
    }
    case 'expired':
      return html`<b>${say(words.expired)}</b>${say(words.expires)} ${date(notice.on)}`;
    case 'copy':
      return copyNotice(notice.warning, say);
    case 'withdrawn':
      return html`<b>${say(words.withdrawn)}</b>${say(words.withdrawnText)}`;
    case 'void_document':
      return html`<b>${say(documentKindNames[notice.documentKind])}</b>${say(words.voidText)}`;
  }
}

/** Nothing speaks against the goods, and nothing on record speaks for them. */
function isBare(scan: Scan): boolean {
  return scan.verdict === 'complete' && proofsOf(scan).every(([, , count]) => count === 0);
}

function proofsOf({ documents: papers, tests: results, disinfections: runs }: Scan) {
  return [
    ['papers', words.documents, papers.filter(({ state }) => state === 'issued').length],
    ['tests', words.tests, results.length],
    ['disinfection', words.disinfections, runs.length],
  ] as const;
}

/** What stands behind the verdict, at a glance, and the way to it. */
function sums(scan: Scan, say: Say) {
  const shown = proofsOf(scan).filter(([, , count]) => count > 0);
  // Where something speaks against the goods, counting what speaks for them would mislead.
  if (scan.verdict !== 'complete' || shown.length === 0) return '';
  return html`<ul class="sums">
    ${shown.map(
      ([id, name, count]) =>
        html`<li>
          <a href="#${id}">${say(name)} <b>${count}</b></a>
        </li>`,
    )}
  </ul>`;
}

function product({ product: p, lot, origin, declaredBy }: Scan, say: Say, language: Language) {
  const other = language === 'zh' ? p.name.en : p.name.zh;
  const countries = origin.sources.length > 0 ? origin.sources : [origin];
  const from = countries.map(({ countryName }) => say(countryName)).join(' · ');
  return html`<section class="card product">
    <h2>${say(p.name)}</h2>
    <p class="other" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${other}</p>
    <ul class="from">
      <li class="chip">${say(lotKindWords[lot.kind])}</li>
      <li class="chip">${say(categoryNames[p.category])}</li>
    </ul>
    <dl>
      ${entry(say(origin.sources.length > 0 ? words.sources : words.origin), from)}
      ${entry(say(words.place), origin.place && say(origin.place))}
      ${entry(say(words.produced), lot.productionDate)} ${entry(say(words.expires), lot.expiryDate)}
      ${entry(say(words.storage), storage(p.storageClass, say))} ${entry(say(words.spec), p.spec)}
      ${entry(say(words.producer), origin.producer)}
      ${entry(say(words.establishmentHome), origin.establishmentHomeNo, 'mono')}
      ${entry(say(words.establishmentCn), origin.establishmentCnNo, 'mono')}
      ${entry(say(words.port), origin.port)} ${entry(say(words.declaredBy), say(declaredBy))}
    </dl>
  </section>`;
}

function entry(name: string, value: string | null, kind = '') {
  if (value === null || value === '') return '';
  return html`<div>
    <dt>${name}</dt>
    <dd class="${kind}">${value}</dd>
  </div>`;
}

function storage(code: StorageClass, say: Say): string {
  const { name, minC, maxC } = temperatureClasses[code];
  const limits =
    minC !== null && maxC !== null
      ? `${degrees(minC)}–${degrees(maxC)} °C`
      : maxC !== null
        ? `≤ ${degrees(maxC)} °C`
        : '';
  return `${say(name)} ${limits}`.trim();
}

/** With a real minus sign, which is not read out as a hyphen. */
function degrees(value: number): string {
  return String(value).replace('-', '−');
}

type Stop = { where: string; steps: ScanStep[] };

/** Neighbouring steps at one place, under its name. */
function stops(steps: Scan['route'], say: Say): Stop[] {
  const list: Stop[] = [];
  for (const step of steps) {
    const city = step.city === null ? [] : [say(step.city)];
    const kind = step.premisesKind === null ? [] : [say(premisesKindNames[step.premisesKind])];
    const where = [...city, ...kind].join(' · ');
    const last = list.at(-1);
    if (last?.where === where) last.steps.push(step);
    else list.push({ where, steps: [step] });
  }
  return list;
}

function route(scan: Scan, say: Say) {
  const list = stops(scan.route, say).map(
    ({ where, steps }) =>
      html`<li>
        <b>${where === '' ? say(words.onPaper) : where}</b>
        ${steps.map((step) => html`<p class="sub">${stepName(step, say)} ${period(step)}</p>`)}
      </li>`,
  );
  return html`<section class="card">
    <h2>${say(words.route)}</h2>
    <ol class="route">
      ${list}
    </ol>
    <p class="note">${say(words.routeNote)}</p>
  </section>`;
}

function stepName({ kind, inherited }: ScanStep, say: Say): string {
  return inherited ? `${say(stepWords[kind])} (${say(words.inherited)})` : say(stepWords[kind]);
}

function period({ from, to }: ScanStep) {
  const [first, last] = [day(from), day(to)];
  return first === last ? date(first) : html`${date(first)} – ${date(last)}`;
}

function date(iso: string) {
  return html`<time datetime="${iso}">${iso}</time>`;
}

function day(moment: string): string {
  return shanghaiDate(new Date(moment));
}

function toneOf(result: TestResult): string {
  if (demandsHold(result)) return 'bad';
  return result === 'negative' ? 'good' : 'warn';
}

function tests(scan: Scan, say: Say) {
  const rows = scan.tests.map((test) => {
    const kinds = test.sampleKinds.map((kind) => say(sampleKindNames[kind])).join(' / ');
    return html`<li>
      <div class="head">
        <b>${say(analytes[test.analyte].name)}</b>
        <span class="chip ${toneOf(test.result)}">${say(testResultNames[test.result])}</span>
      </div>
      <p class="sub">
        ${kinds} · ${say(testMethodNames[test.method])} ·
        <span class="nb">${say(words.sampled)} ${day(test.sampledAt)}</span>
      </p>
      <p class="sub">${say(test.laboratory)}</p>
    </li>`;
  });
  return listed('tests', say(words.tests), rows, say(words.noTests));
}

function disinfections(scan: Scan, say: Say) {
  const rows = scan.disinfections.map(
    ({ certificateNo, at, by }) =>
      html`<li>
        <div class="head"><b>${day(at)}</b></div>
        <p class="sub">${say(words.certificate)} <span class="mono">${certificateNo}</span></p>
        <p class="sub">${say(by)}</p>
      </li>`,
  );
  return listed('disinfection', say(words.disinfections), rows, say(words.noDisinfections));
}

const stateTones: Record<DocumentState, string> = {
  pending: 'warn',
  issued: 'good',
  not_requested: '',
  void: 'bad',
};

function documents(scan: Scan, say: Say) {
  const rows = scan.documents.map((doc) => {
    const dates = [
      doc.issuedOn && `${say(words.issuedOn)} ${doc.issuedOn}`,
      doc.validUntil && `${say(words.validUntil)} ${doc.validUntil}`,
    ].filter(Boolean);
    return html`<li>
      <div class="head">
        <b>${say(documentKindNames[doc.kind])}</b>
        <span class="chip ${stateTones[doc.state]}">${say(documentStateNames[doc.state])}</span>
      </div>
      ${doc.number === null ? '' : html`<p class="sub"><span class="mono">${doc.number}</span></p>`}
      <p class="sub">${[doc.issuer, ...dates].join(' · ')}</p>
      ${doc.files.map(({ url }) => html`<p class="sub"><a href="${url}">${say(words.view)}</a></p>`)}
    </li>`;
  });
  return listed('papers', say(words.documents), rows, say(words.noDocuments));
}

function listed(id: string, title: string, rows: readonly unknown[], empty: string) {
  return html`<section class="card" id="${id}">
    <h2>${title}</h2>
    ${
      rows.length > 0
        ? html`<ul class="rows">
            ${rows}
          </ul>`
        : html`<p class="sub">${empty}</p>`
    }
  </section>`;
}

/** A canonical code, of a lot or of a unit, as labels show it. */
export function grouped(code: string): string {
  return code.length === traceCodeLength ? formatTraceCode(code) : formatUnitCode(code);
}

function codes(scan: Scan, say: Say) {
  const { code, unit, lot, product: p, activatedAt } = scan;
  return html`<section class="card">
    <h2>${say(words.codes)}</h2>
    <dl>
      ${entry(say(unit ? words.unitCode : words.traceCode), grouped(code), 'mono')}
      ${unit ? entry(say(words.level), say(unitLevelWords[unit.level])) : ''}
      ${unit?.movedAt ? entry(say(words.repacked), day(unit.movedAt)) : ''}
      ${entry(say(words.activated), day(activatedAt))}
      ${tallyRows(scan, say).map(([name, value]) => entry(name, value))}
      ${entry(say(words.supplierLot), lot.supplierLotNo, 'mono')}
      ${entry(say(words.lotNumber), lot.number, 'mono')} ${entry(say(words.gtin), p.gtin, 'mono')}
      ${entry(say(words.inHouseCode), p.inHouseCode, 'mono')}
    </dl>
  </section>`;
}

/** Where the records are checked, and how many witnesses have seen them. */
function provable({ code }: Scan, witnesses: number | undefined, language: Language) {
  if (witnesses === undefined) return '';
  return html`<section class="card">
    <p class="sub">
      <a href="/t/${code}/proof?lang=${language}">${words.provable[language]}</a>
      ${words.provableText[language]} ${witnessedText(witnesses)[language]}
    </p>
  </section>`;
}

function witnessedText(count: number): Text {
  if (count === 0) return words.notWitnessed;
  const { zh, en } = words.witnessed;
  return { zh: zh.replace('{n}', String(count)), en: en.replace('{n}', String(count)) };
}

/** Also on the pages of codes that prove nothing: there it matters most. */
export function report(code: string | null, say: Say, issued = true) {
  return html`<section class="card">
    <h2>${say(words.report)}</h2>
    <p class="sub">${say(code === null ? words.reportTextAlone : words.reportText)}</p>
    ${code === null ? '' : html`<p class="code mono">${grouped(code)}</p>`}
    ${code === null || !issued ? '' : html`<p><a href="/t/${code}/report">${say(words.reportHere)}</a></p>`}
    <a class="call" href="tel:12315">${say(words.call)}</a>
  </section>`;
}
