import { expect, test } from 'vitest';

import { withCheck } from '../../src/domain/code-text.ts';
import { formatUnitCode } from '../../src/domain/unit-code.ts';
import { ScanView } from '../../src/features/scan/scan.schemas.ts';
import { createUnitCodes } from '../../src/platform/unit-codes.ts';
import { refusedPage } from '../../web/scan/refused-page.ts';
import { createTestApp, testCodes } from '../support/app.ts';
import { aDatabaseAway } from '../support/away.ts';
import { useDatabase } from '../support/database.ts';
import { unique } from '../support/factories.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

const json = { accept: 'application/json' };
const html = { accept: 'text/html' };

async function numbersOf(seriesId: string) {
  const { number, key_version: keyVersion } = await database()
    .selectFrom('code_series')
    .select(['number', 'key_version'])
    .where('id', '=', seriesId)
    .executeTakeFirstOrThrow();
  return { number, keyVersion };
}

/** A lot whose hundred cases carry codes in force, and another process that remembers their scans. */
async function labelledCases() {
  const journey = await aJourney(database());
  const { owner, lotId, post } = journey;
  const other = createTestApp(database(), {
    scanMemory: { seconds: 5, entries: 100, megabytes: 1 },
  });
  const aSeries = async (of = lotId, level = 'case') => {
    const body = { level, count: 100, reason: '换标备用' };
    const { id } = await post(`/api/lots/${of}/series`, body, owner);
    const key = await numbersOf(id);
    return { id: id as string, code: (serial: number) => testCodes.make(key, serial), key };
  };
  const series = await aSeries();
  const scan = async (code: string) => other.send('GET', `/t/${code}`, undefined, undefined, json);
  const page = async (code: string, language = 'zh') => {
    const path = `/t/${code}?lang=${language}`;
    const { response, status } = await other.send('GET', path, undefined, undefined, html);
    return { status, text: await response.text() };
  };
  return { ...journey, series, aSeries, scan, page };
}

test('a unit shows its own code, what it stands on, and its lot', async () => {
  const { series, scan, page, post, owner, lotId } = await labelledCases();
  await post(`/api/series/${series.id}/activate`, {}, owner);
  const code = series.code(7);
  const sent = await scan(code);
  expect(sent.status).toBe(200);
  expect(ScanView.parse(sent.body)).toEqual(sent.body);
  const lot = await database()
    .selectFrom('lot')
    .select('number')
    .where('id', '=', lotId)
    .executeTakeFirstOrThrow();
  expect(sent.body).toMatchObject({
    code,
    unit: { level: 'case', movedAt: null },
    verdict: 'complete',
    lot: { number: lot.number },
  });
  const { text } = await page(code);
  expect(text).toContain(formatUnitCode(code));
  expect(text).toMatch(/<dt>包装层级<\/dt>\s*<dd class="">箱<\/dd>/);
  expect(text).toContain(lot.number);
  expect((await page(code, 'en')).text).toContain('a case');
  const spoken = `${code.slice(0, 5)} ${code.slice(5, 10)}-${code.slice(10).toLowerCase()}`;
  expect((await scan(encodeURIComponent(spoken))).body.code).toBe(code);
  const typed = await createTestApp(database()).get(`/t?code=${code.toLowerCase()}&lang=en`);
  expect(typed.response.headers.get('location')).toBe(`/t/${code}?lang=en`);
});

test('what a unit code is not says so: never issued, not in force, or of a key that its series lacks', async () => {
  const { series, scan, page, post, owner } = await labelledCases();
  const waiting = await scan(series.code(1));
  expect([waiting.status, waiting.body.code]).toEqual([404, 'code.inactive']);
  await post(`/api/series/${series.id}/activate`, {}, owner);
  expect((await scan(series.code(1))).status).toBe(200);
  for (const serial of [0, 101]) {
    const beyond = await scan(series.code(serial));
    expect([beyond.status, beyond.body.code]).toEqual([404, 'code.unknown']);
    expect((await page(series.code(serial))).text).toContain('<h1>查无此码</h1>');
  }
  const otherKey = testCodes.make({ ...series.key, keyVersion: 0 }, 1);
  expect((await scan(otherKey)).body.code).toBe('code.unknown');
  const nobodys = testCodes.make({ number: 33_000_000, keyVersion: 1 }, 1);
  expect((await scan(nobodys)).body.code).toBe('code.unknown');
});

test('a forged unit code is refused before the database is asked, and its page says what to do', async () => {
  const app = createTestApp(aDatabaseAway());
  const forger = createUnitCodes(`1:${'F'.repeat(43)},9:${'F'.repeat(43)}`);
  const forged = forger.make({ number: 5, keyVersion: 1 }, 5);
  const unknownKey = forger.make({ number: 5, keyVersion: 9 }, 5);
  const genuine = testCodes.make({ number: 5, keyVersion: 1 }, 5);
  const last = genuine.slice(-1);
  const cases = [
    [forged, 'code.forged', '伪造的追溯码', 'A forged code'],
    [unknownKey, 'code.key_version', '不是本系统的追溯码', 'Not a code of this system'],
    [genuine.slice(0, -1) + (last === '0' ? '1' : '0'), 'code.check', '追溯码有误', 'is mistyped'],
    [genuine.slice(0, -1), 'code.form', '这不是完整的追溯码', 'Not a whole trace code'],
    [`${genuine}0`, 'code.form', '这不是完整的追溯码', 'Not a whole trace code'],
    [`${genuine.slice(0, 10)}U${genuine.slice(11)}`, 'code.form', '这不是完整', 'Not a whole'],
    ['0'.repeat(5_000), 'code.form', '这不是完整的追溯码', 'Not a whole trace code'],
  ] as const;
  for (const [typed, problem, zh, en] of cases) {
    const sent = await app.send('GET', `/t/${typed}`, undefined, undefined, json);
    expect([typed, sent.status, sent.body.code]).toEqual([typed, 404, problem]);
    for (const [language, title] of [
      ['zh', zh],
      ['en', en],
    ]) {
      const { status, response } = await app.send('GET', `/t/${typed}?lang=${language}`);
      const text = await response.text();
      expect([status, text.includes(`${title}`)]).toEqual([404, true]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  }
  const piece = genuine.slice(0, 15);
  const asked = await (await app.send('GET', `/t/${piece}?lang=en`)).response.text();
  expect(asked).toContain('17 digits and letters for a lot or 20 for a single unit');
  expect(asked).toContain(`value="${piece}"`);
  for (const language of ['zh', 'en'] as const) {
    // Copied from a page that was drawn for another code: to the letter what would be drawn for this.
    const path = `/t/${forged}`;
    const { response } = await app.send('GET', `${path}?lang=${language}`);
    const drawn = { kind: 'forged', language, path, typed: null, code: forged } as const;
    expect(await response.text()).toBe(String(await refusedPage(drawn)));
  }
  const shown = await (await app.send('GET', `/t/${forged}?lang=zh`)).response.text();
  expect(shown).toContain('tel:12315');
  expect(shown).toContain('<header class="band recalled">');
  expect(shown).toContain(formatUnitCode(forged));
});

test('a unit code where there are no keys is not judged, and the page says why', async () => {
  const app = createTestApp(aDatabaseAway(), { unitCodes: undefined });
  const code = testCodes.make({ number: 5, keyVersion: 1 }, 5);
  const sent = await app.send('GET', `/t/${code}`, undefined, undefined, json);
  expect([sent.status, sent.body.code]).toEqual([501, 'code.not_offered']);
  const { status, response } = await app.send('GET', `/t/${code}?lang=zh`);
  expect([status, (await response.text()).includes('CODE_KEYS')]).toEqual([501, false]);
});

test('look-alikes of other scripts are no characters of a code; wide ones are read', async () => {
  const app = createTestApp(aDatabaseAway());
  const code = withCheck(`1${'A'.repeat(18)}`);
  // Cyrillic А, Greek Α.
  for (const stranger of ['А', 'Α']) {
    const typed = encodeURIComponent(code.replace('A', stranger));
    const sent = await app.send('GET', `/t/${typed}`, undefined, undefined, json);
    expect(sent.body.code).toBe('code.form');
    expect(sent.body.title).toContain(stranger);
  }
  const wide = code.replace(/[0-9A-Z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
  const sent = await app.send('GET', `/t/${encodeURIComponent(wide)}`, undefined, undefined, json);
  expect(sent.body.code).toBe('code.forged');
});

test('void, replaced and repacked units show it on the very next scan of another process', async () => {
  const { series, aSeries, scan, page, post, owner, child } = await labelledCases();
  await post(`/api/series/${series.id}/activate`, {}, owner);
  const [kept, lost, old, several, moved] = [1, 11, 21, 31, 41].map(series.code);
  for (const code of [kept, lost, old, several, moved]) {
    expect((await scan(code ?? '')).status).toBe(200);
    expect((await page(code ?? '')).status).toBe(200);
  }
  const at = `/api/series/${series.id}`;

  await post(`${at}/void`, { first: 11, last: 20, reason: '标签受潮' }, owner);
  expect((await scan(lost ?? '')).body.code).toBe('code.void');
  expect((await page(lost ?? '')).status).toBe(410);

  const next = await aSeries();
  const pairs = { seriesId: next.id, first: 51, last: 60 };
  await post(`${at}/replace`, { first: 21, last: 30, successor: pairs }, owner);
  const replaced = await scan(old ?? '');
  expect([replaced.status, replaced.body.code]).toEqual([410, 'code.replaced']);
  expect(replaced.body.details).toEqual({ successor: next.code(51) });
  const { status, text } = await page(old ?? '');
  expect([status, text.includes(`href="/t/${next.code(51)}?lang=zh"`)]).toEqual([410, true]);
  expect(text).toContain(formatUnitCode(next.code(51)));

  const fewer = { seriesId: next.id, first: 61, last: 65 };
  await post(`${at}/replace`, { first: 31, last: 40, successor: fewer }, owner);
  expect((await scan(several ?? '')).body.details).toEqual({ successor: null });
  expect((await page(several ?? '')).text).not.toContain(`/t/${next.code(61)}`);

  await post(`${at}/move`, { first: 41, last: 50, toLotId: child.lotId }, owner);
  const repacked = await scan(moved ?? '');
  const lot = await database()
    .selectFrom('lot')
    .select('number')
    .where('id', '=', child.lotId)
    .executeTakeFirstOrThrow();
  expect(repacked.body).toMatchObject({
    lot: { number: lot.number, kind: 'processed' },
    unit: { level: 'case', movedAt: '2026-11-22T09:00:00.000Z' },
  });
  expect((await page(moved ?? '')).text).toContain('现属于下列批次');
  expect((await page(moved ?? '', 'en')).text).toContain('was repacked');

  await post(`${at}/void`, { first: 41, last: 41, reason: '破损' }, owner);
  expect((await scan(moved ?? '')).body.code).toBe('code.void');
  expect((await scan(series.code(42))).body.lot.number).toBe(lot.number);
  expect((await scan(kept ?? '')).body.unit).toEqual({ level: 'case', movedAt: null });
});

test('a hold of its lot speaks against every unit, a recall of another does not', async () => {
  const { series, scan, post, owner, lotId, child, regulator } = await labelledCases();
  await post(`/api/series/${series.id}/activate`, {}, owner);
  const code = series.code(3);
  expect((await scan(code)).body.verdict).toBe('complete');
  const reason = { reasonZh: '检出李斯特氏菌', reasonEn: 'Listeria was found' };
  const recall = { number: unique('粤召-'), class: 1, kind: 'ordered', ...reason };
  await post('/api/recalls', { ...recall, lotIds: [child.lotId] }, regulator);
  expect((await scan(code)).body.verdict).toBe('complete');
  await post('/api/holds', { lotIds: [lotId], ...reason }, regulator);
  expect((await scan(code)).body.verdict).toBe('on_hold');
});

test('lots and units asked for together get each its own answer', async () => {
  const { series, aSeries, scan, post, owner, codeOf, lotId } = await labelledCases();
  const packs = await aSeries(lotId, 'pack');
  for (const { id } of [series, packs]) await post(`/api/series/${id}/activate`, {}, owner);
  const lotCode = await codeOf(lotId);
  const all = [1, 2, 3].flatMap((serial) => [series.code(serial), packs.code(serial), lotCode]);
  const answers = await Promise.all(all.map(scan));
  expect(answers.map(({ body }) => [body.code, body.unit?.level])).toEqual(
    all.map((code, at) => [code, ['case', 'pack', undefined][at % 3]]),
  );
});

test('a unit that was voided after a repack is still of the lot that it came to', async () => {
  const { series, post, owner, child, scan } = await labelledCases();
  const other = createTestApp(database(), { address: '198.51.100.200' });
  await post(`/api/series/${series.id}/activate`, {}, owner);
  await post(`/api/series/${series.id}/move`, { first: 1, last: 9, toLotId: child.lotId }, owner);
  await post(`/api/series/${series.id}/void`, { first: 1, last: 2, reason: '破损' }, owner);
  expect((await scan(series.code(1))).body.code).toBe('code.void');
  const form = new FormData();
  form.append('kind', 'label');
  const filed = await other.app.request(`/t/${series.code(1)}/report`, {
    method: 'POST',
    body: form,
    headers: json,
  });
  expect(filed.status).toBe(201);
  const { body } = await other.get(`/api/lots/${child.lotId}/reports`, owner);
  expect(body.items).toMatchObject([{ code: series.code(1), kind: 'label' }]);
});
