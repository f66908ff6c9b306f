import { expect, test } from 'vitest';

import {
  divisionRoots,
  divisionsVersion,
  divisionSubtrees,
  englishName,
} from '../../src/features/reference/divisions-data.ts';
import { loadMissingDivisions } from '../../src/features/reference/reference.service.ts';
import { createTestApp, ctxFor, person, testNow } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const anyone = person('01a20135-f65f-73f9-a641-3533865fc161', 'operator', 'viewer');

async function load(version = divisionsVersion) {
  const ctx = ctxFor(database(), { kind: 'system' }, testNow);
  return loadMissingDivisions(ctx, version, divisionSubtrees, divisionRoots);
}

const all = [...divisionSubtrees()].flat();
const byId = new Map(all.map((row) => [row.id, row]));

test('every division hangs under its parent, by id and by path', () => {
  expect(byId.size).toBe(all.length);
  for (const row of all) {
    const parent = byId.get(row.parentId ?? '');
    expect(row.path, row.id).toBe(`${parent?.path ?? ''}${row.id}/`);
    expect(row.code === null || row.code === row.id, row.id).toBe(true);
  }
});

test('cities without counties, zones without a code and regions outside the list are there', () => {
  const children = (id: string) => all.filter(({ parentId }) => parentId === id);
  expect(byId.get('442000')).toMatchObject({
    nameZh: '中山市',
    nameEn: 'Zhongshan',
    level: 'city',
  });
  expect(children('442000').map(({ nameZh, level, code }) => [nameZh, level, code])).toEqual([
    ['火炬开发区', 'zone', null],
    ['翠亨新区', 'zone', null],
  ]);
  expect(children('441900')).toEqual([]);
  expect(children('441500').map(({ nameZh }) => nameZh)).toContain('红海湾经济开发区');
  expect(children('440300').map(({ nameEn }) => nameEn)).toContain('Yantian');
  expect(byId.get('320576')).toMatchObject({ level: 'zone', code: null });
  expect(children('CN').map(({ nameEn }) => nameEn)).toEqual(
    expect.arrayContaining(['Hong Kong', 'Macao', 'Taiwan', 'Guangdong']),
  );
  // Beijing's districts belong to Beijing: the heading 市辖区 is no place.
  expect(all.some(({ nameZh }) => nameZh === '市辖区' || nameZh === '县')).toBe(false);
  expect(byId.get('110108')?.parentId).toBe('110000');
});

test.for([
  ['深圳市', 'Shenzhen'],
  ['西安市', "Xi'an"],
  ['陕西省', 'Shaanxi'],
  ['山西省', 'Shanxi'],
  ['重庆市', 'Chongqing'],
  ['番禺区', 'Panyu'],
  ['城区', 'Chengqu'],
  ['清新区', 'Qingxin'],
  ['乳源瑶族自治县', 'Ruyuan'],
  ['浦东新区', 'Pudong New Area'],
])('%s is %s', ([zh = '', en]) => {
  expect(englishName(zh)).toBe(en);
});

test('they are loaded once per version, and a new version renews them', async () => {
  expect(await load()).toBe(all.length);
  expect(await load()).toBe(0);
  expect(await load('next')).toBe(all.length);
  const { count } = await database()
    .selectFrom('division')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBe(all.length);
});

test('the tree is walked down page by page', async () => {
  const app = createTestApp(database());
  const first = await app.get('/api/divisions?parent=440000&limit=20', anyone);
  expect(first.body.items).toHaveLength(20);
  const cursor = encodeURIComponent(String(first.body.nextCursor));
  const second = await app.get(`/api/divisions?parent=440000&limit=20&cursor=${cursor}`, anyone);
  expect(second.body.items).toHaveLength(1);
  expect(second.body.nextCursor).toBeNull();
  const one = await app.get('/api/divisions/442000-Z1', anyone);
  expect(one.body).toMatchObject({ parentId: '442000', nameEn: 'Huoju Development Zone' });
  expect((await app.get('/api/divisions/999999', anyone)).status).toBe(404);
});

test('countries come with both names', async () => {
  const { body } = await createTestApp(database()).get('/api/countries', anyone);
  expect(body.items).toContainEqual({ code: 'NO', nameZh: '挪威', nameEn: 'Norway' });
});
