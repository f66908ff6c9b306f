import { readBarcode } from '../../src/domain/barcode-reading.ts';
import type { Language, Text } from '../../src/domain/text.ts';
import {
  camerasOffered,
  type OpenCamera,
  openCamera,
  type Trouble,
  troubleBefore,
  troubleOf,
} from './camera.ts';
import { allowSound, signal } from './feedback.ts';
import { type Row, rowItem } from './list.ts';
import { canLookUp, isSignedIn, lookUp } from './look-up.ts';
import { dotsOf, type Found, prepareReader, readImage } from './reader.ts';
import { createReads, type Store } from './reads.ts';
import { tableOf, toCsv, toTabs } from './table.ts';
import { kindWords, troubleWords, words } from './words.ts';

const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const say = (text: Text) => text[language];

const part = <T extends HTMLElement>(id: string, kind: new () => T): T => {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no #${id}`);
};

const page = {
  video: part('video', HTMLVideoElement),
  stage: part('stage', HTMLElement),
  open: part('open', HTMLButtonElement),
  close: part('close', HTMLButtonElement),
  torch: part('torch', HTMLButtonElement),
  which: part('which', HTMLSelectElement),
  trouble: part('trouble', HTMLElement),
  hint: part('hint', HTMLElement),
  photo: part('photo', HTMLInputElement),
  photoSays: part('photo-says', HTMLElement),
  form: part('type', HTMLFormElement),
  typed: part('typed', HTMLInputElement),
  list: part('reads', HTMLElement),
  count: part('count', HTMLElement),
  none: part('none', HTMLElement),
  older: part('older', HTMLElement),
  tools: part('tools', HTMLElement),
  copy: part('copy', HTMLButtonElement),
  copySays: part('copy-says', HTMLElement),
  download: part('download', HTMLButtonElement),
  clear: part('clear', HTMLButtonElement),
  live: part('live', HTMLElement),
  who: part('who', HTMLElement),
  signIn: part('sign-in', HTMLElement),
};

const ownHosts = [location.host, ...(document.body.dataset['host'] ?? '').split(' ')];
const reads = createReads(sessionStore());
const rows = new Map<string, Row>();
const signedIn = isSignedIn();

/** A browser may forbid even to look at it. */
function sessionStore(): Store | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

const mostRows = 200;
/** Of those kept from before a reload. */
const mostLearnt = 20;

function toRow(read: Row['read']): Row {
  const { text, symbology } = read;
  const reading = readBarcode({ text, symbology, ownHosts });
  return { read, reading, known: rows.get(read.key)?.known };
}

function draw(): void {
  const all = reads.all();
  page.list.replaceChildren(...all.slice(0, mostRows).map((read) => drawn(read)));
  page.count.textContent = String(all.length);
  page.none.hidden = all.length > 0;
  page.tools.hidden = all.length === 0;
  page.older.hidden = all.length <= mostRows;
}

function drawn(read: Row['read']): HTMLLIElement {
  const row = toRow(read);
  rows.set(read.key, row);
  return rowItem(row, language);
}

/** Puts a read on top, or where it is when nothing but what is known of it changed. */
function redraw(row: Row, toTop: boolean): void {
  rows.set(row.read.key, row);
  const item = rowItem(row, language);
  const before = [...page.list.children].find(
    (one) => one instanceof HTMLElement && one.dataset['key'] === row.reading.key,
  );
  if (before && !toTop) before.replaceWith(item);
  else {
    before?.remove();
    page.list.prepend(item);
    while (page.list.children.length > mostRows) page.list.lastElementChild?.remove();
  }
}

function take({ text, symbology }: { text: string; symbology: string | null }): void {
  const reading = readBarcode({ text, symbology, ownHosts });
  const sighting = reads.see({ key: reading.key, text, symbology }, Date.now());
  if (sighting === 'still') return;
  signal(sighting);
  const read = reads.all().find(({ key }) => key === reading.key);
  if (!read) return;
  const row: Row = { read, reading, known: rows.get(reading.key)?.known };
  redraw(row, true);
  const total = reads.all().length;
  page.count.textContent = String(total);
  page.none.hidden = true;
  page.tools.hidden = false;
  page.older.hidden = total <= mostRows;
  page.live.textContent = `${say(kindWords[reading.kind])} ${reading.code ?? text.slice(0, 60)}`;
  if (row.known === undefined) learn(reading.key);
}

/** One after the other: a shelf full of labels is no reason to storm the server. */
let learning: Promise<void> = Promise.resolve();

function learn(key: string): void {
  learning = learning.then(async () => {
    const row = rows.get(key);
    const asker = { language, signedIn: await signedIn };
    if (!row || !canLookUp(row.reading, asker)) return;
    redraw({ ...row, known: 'asking' }, false);
    const known = await lookUp(row.reading, asker);
    const current = rows.get(key);
    if (current) redraw({ ...current, known }, false);
  });
}

let camera: OpenCamera | undefined;
let ready: Promise<void> | undefined;

async function begin(deviceId: string | undefined): Promise<void> {
  end();
  const before = troubleBefore(globalThis);
  if (before) return showTrouble(before);
  page.open.disabled = true;
  page.open.textContent = say(words.starting);
  try {
    ready ??= prepareReader();
    const opened = await openCamera(deviceId);
    camera = opened;
    page.video.srcObject = opened.stream;
    await page.video.play();
    showTrouble(undefined);
    page.stage.classList.add('on');
    page.hint.textContent = say(words.aim);
    page.torch.hidden = opened.torch === undefined;
    page.torch.setAttribute('aria-pressed', 'false');
    await offerCameras(opened.deviceId);
    void watch(opened);
  } catch (error) {
    end();
    showTrouble(troubleOf(error));
  } finally {
    page.open.disabled = false;
    page.open.textContent = say(words.open);
  }
}

function end(): void {
  camera?.close();
  camera = undefined;
  page.video.srcObject = null;
  page.stage.classList.remove('on');
  page.hint.textContent = say(words.idle);
}

function showTrouble(trouble: Trouble | undefined): void {
  page.trouble.hidden = trouble === undefined;
  page.trouble.dataset['trouble'] = trouble ?? '';
  if (trouble === undefined) return;
  const { title, say: sentence } = troubleWords[trouble];
  const strong = document.createElement('b');
  strong.textContent = say(title);
  page.trouble.replaceChildren(strong, say(sentence));
}

async function offerCameras(current: string | undefined): Promise<void> {
  const cameras = await camerasOffered();
  page.which.hidden = cameras.length < 2;
  page.which.replaceChildren(
    ...cameras.map(({ deviceId, label }, index) => {
      const name = label === '' ? `${say(words.nth)} ${index + 1}` : label;
      return new Option(name, deviceId, false, deviceId === current);
    }),
  );
}

const frameDots = 1_280;
const restMs = 60;

/** Reads frame by frame until the camera is another or none; every fourth with all the care there is. */
async function watch(opened: OpenCamera): Promise<void> {
  if (!(await readerWorks())) return end();
  for (let frame = 0; camera === opened; frame += 1) {
    const { videoWidth: width, videoHeight: height } = page.video;
    const image = dotsOf({ source: page.video, width, height }, frameDots);
    const found = image ? await readImage(image, frame % 4 === 3 ? 'frame' : 'glance') : [];
    if (camera === opened) found.forEach(take);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

async function readerWorks(): Promise<boolean> {
  try {
    await (ready ??= prepareReader());
    return true;
  } catch {
    ready = undefined;
    page.photoSays.textContent = say(words.readerFailed);
    return false;
  }
}

const photoDots = 3_000;

async function readPhoto(file: File): Promise<void> {
  page.photoSays.textContent = say(words.photoBusy);
  if (!(await readerWorks())) return;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) {
    page.photoSays.textContent = say(words.photoUnreadable);
    return;
  }
  const { width, height } = bitmap;
  const found: Found[] = [];
  for (const dots of [photoDots, frameDots]) {
    const image = dotsOf({ source: bitmap, width, height }, dots);
    if (image && found.length === 0) found.push(...(await readImage(image, 'photo')));
  }
  bitmap.close();
  page.photoSays.textContent = found.length === 0 ? say(words.photoNothing) : '';
  found.forEach(take);
}

page.open.addEventListener('click', () => {
  allowSound();
  void begin(undefined);
});
page.close.addEventListener('click', end);
page.which.addEventListener('change', () => void begin(page.which.value));
page.torch.addEventListener('click', () => {
  const on = page.torch.getAttribute('aria-pressed') !== 'true';
  void camera?.torch?.(on).then(() => page.torch.setAttribute('aria-pressed', String(on)));
});
page.photo.addEventListener('change', () => {
  const files = [...(page.photo.files ?? [])];
  page.photo.value = '';
  allowSound();
  void files.reduce(async (before, file) => {
    await before;
    await readPhoto(file);
  }, Promise.resolve());
});
page.form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = page.typed.value.trim();
  if (text === '') return;
  allowSound();
  take({ text, symbology: null });
  page.typed.value = '';
});
page.copy.addEventListener('click', () => {
  const text = toTabs(tableOf(everything()));
  const said = (words_: Text) => (page.copySays.textContent = say(words_));
  const clipboard = isSecureContext ? navigator.clipboard : undefined;
  if (!clipboard) said(words.copyFailed);
  else
    void clipboard.writeText(text).then(
      () => said(words.copied),
      () => said(words.copyFailed),
    );
});
page.download.addEventListener('click', () => {
  const csv = new Blob([toCsv(tableOf(everything()))], { type: 'text/csv' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(csv);
  link.download = `scans-${new Date().toISOString().slice(0, 16).replace(/\D/g, '')}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
});
page.clear.addEventListener('click', () => {
  if (!confirm(say(words.clearSure))) return;
  reads.clear();
  rows.clear();
  draw();
});

function everything() {
  return reads.all().map((read) => toRow(read));
}

// Nobody watches through a page that lies behind another.
let resume: string | undefined;
document.addEventListener('visibilitychange', () => {
  if (document.hidden && camera) {
    resume = camera.deviceId ?? '';
    end();
  } else if (!document.hidden && resume !== undefined) {
    const deviceId = resume === '' ? undefined : resume;
    resume = undefined;
    void begin(deviceId);
  }
});

const trouble = troubleBefore(globalThis);
if (trouble) showTrouble(trouble);
draw();
for (const { key } of reads.all().slice(0, mostLearnt)) learn(key);
void signedIn.then((is) => {
  page.who.textContent = say(is ? words.member : words.guest);
  page.signIn.hidden = is;
});
document.body.dataset['ready'] = 'true';
