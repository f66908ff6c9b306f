import type { Carried, Kept, Proof } from './data.ts';
import { fill, momentOf, tell, type Told } from './telling.ts';
import { checkProof, type Findings, type Verdict } from './verify.ts';

const { proof: carried, words, look } = JSON.parse(found('#data').textContent) as Carried;

/** What the page is made with; missing is a fault of the page. */
function found(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(selector);
  return element;
}

function made(tag: string, look: string, ...inside: (Node | string)[]): HTMLElement {
  const element = document.createElement(tag);
  if (look !== '') element.className = look;
  element.append(...inside);
  return element;
}

const looks: Record<Verdict, string> = {
  held: look,
  unchecked: 'caution',
  failed: 'recalled',
};
const tones: Record<Verdict, string> = { held: 'good', unchecked: 'wait', failed: 'bad' };

/** Browsers that keep nothing for pages throw at the mere look. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

const place = `frostmark-log ${carried.origin}`;

function readKept(): Kept | undefined {
  return quietly(() => {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept | null;
    return kept && kept.size > 0 && kept.root !== '' ? kept : undefined;
  });
}

/** Only what held replaces what was kept: else the evidence would be gone with the next visit. */
function keep({ tree: { size }, rootText: root }: Findings, { checkpoint: note }: Proof): void {
  const kept: Kept = { size, root, note, at: new Date().toISOString() };
  quietly(() => localStorage.setItem(place, JSON.stringify(kept)));
}

/** The same data as of now, with the proof that the log still begins with what it was. */
async function since(size: number): Promise<Proof | undefined> {
  if (!navigator.onLine) return undefined;
  try {
    const headers = { accept: 'application/json' };
    const response = await fetch(`?since=${size}`, { headers, cache: 'no-store' });
    return response.ok ? ((await response.json()) as Proof) : undefined;
  } catch {
    return undefined;
  }
}

/** Data that has not even the form of a proof prove nothing. */
async function check(proof: Proof, kept: Kept | undefined): Promise<Findings | undefined> {
  return checkProof(proof, kept).catch(() => undefined);
}

function chipOf(verdict: Verdict, text: string): HTMLElement {
  return made('span', `chip ${tones[verdict]}`, text);
}

function showHead(look: string, heading: string, text: string): void {
  found('header').className = `band ${look}`;
  found('.verdict svg').replaceWith(found(`#seals [data-look=${look}] svg`).cloneNode(true));
  found('h1').textContent = heading;
  found('#outcome').textContent = text;
}

function show(proof: Proof, findings: Findings | undefined, told: Told): void {
  showHead(looks[told.verdict], told.heading, told.text);
  found('#failed').hidden = told.verdict !== 'failed';
  for (const { name, verdict, text } of told.steps) {
    found(`#${name} .chip`).replaceWith(chipOf(verdict, words.verdicts[verdict]));
    found(`#${name} .result`).textContent = text;
    found(`#${name}`).dataset['verdict'] = verdict;
  }
  if (!findings) return;
  found('#facts').replaceChildren(
    ...told.facts.map(([name, value]) =>
      made('div', '', made('dt', '', name), made('dd', '', value)),
    ),
  );
  found('#late').replaceChildren(
    made('p', 'sub', told.late),
    made('ul', 'plain', ...told.lateRecords.map((text) => made('li', '', text))),
  );
  found('#list').replaceChildren(...findings.records.map(recordItem));
  for (const part of ['records', 'list', 'checkpoint']) found(`#about-${part}`).hidden = false;
  showCheckpoint(proof, findings);
}

function recordItem(record: Findings['records'][number]): HTMLElement {
  const { index, recordedAt, commitment, fault } = record;
  const verdict = fault ? 'failed' : 'held';
  const name = made('b', '', fill(words.record, { index }));
  const item = made(
    'li',
    '',
    made('div', 'head', name, chipOf(verdict, words.chips[verdict])),
    made('p', 'sub', fill(words.zone, { at: momentOf(recordedAt) })),
    made('p', 'sub hash', `${words.commitment} ${commitment}`),
  );
  item.dataset['verdict'] = verdict;
  return item;
}

function showCheckpoint({ checkpoint }: Proof, { before }: Findings): void {
  found('#note').textContent = checkpoint;
  const kept = before === 'failed' && readKept();
  if (kept) {
    const at = made('p', 'sub', fill(words.kept, { at: momentOf(kept.at) }));
    found('#kept').replaceChildren(at, made('pre', 'hash', kept.note));
  }
}

async function run(): Promise<void> {
  found('#unrun').hidden = true;
  found('#apart').removeAttribute('open');
  if (!globalThis.crypto?.subtle) {
    found('#apart').setAttribute('open', '');
    showHead('bare', words.unableHeading, words.unableText);
    return;
  }
  const kept = readKept();
  let proof = carried;
  let findings = await check(proof, kept);
  let told = tell(proof, findings, words, kept);
  // What failed in this page is told, whatever else the server would say now.
  const isOpen = told.verdict !== 'failed' && findings?.before === 'unchecked';
  const fresh = kept && isOpen ? await since(kept.size) : undefined;
  if (fresh) {
    proof = fresh;
    findings = await check(proof, kept);
    told = tell(proof, findings, words, kept);
  }
  show(proof, findings, told);
  const isCompared = !kept || findings?.before === 'held';
  if (findings && isCompared && told.verdict !== 'failed') keep(findings, proof);
  found('#forget').hidden = !readKept();
  document.body.dataset['checked'] = told.verdict;
}

found('#forget-kept').addEventListener('click', () => {
  quietly(() => localStorage.removeItem(place));
  found('#forget').replaceChildren(made('p', 'note', words.forgotten));
});

// What is folded would not be printed.
addEventListener('beforeprint', () => {
  for (const one of document.querySelectorAll('details')) one.open = true;
});

void run();
