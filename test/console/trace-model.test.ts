import { expect, test } from 'vitest';

import { browserAsset } from '../../src/platform/browser-assets.ts';
import { createReading, type Line } from '../../web/console/desk/regulator/trace/trace-lines.ts';
import { modelOf, tonnageOf } from '../../web/console/desk/regulator/trace/trace-model.ts';
import type { PictureData } from '../../web/trace/data.ts';
import { createTestApp } from '../support/app.ts';
import { useDatabase } from '../support/database.ts';
import { aJourney } from '../tracing/support.ts';

const database = useDatabase();

/** One question, read as the desk reads it and as the file that is sent shows it. */
async function both(directions?: string[]) {
  const { lotId, regulator, child } = await aJourney(database());
  const app = createTestApp(database(), { assets: browserAsset });
  const body = { sources: [{ kind: 'lot', id: lotId }], ...(directions && { directions }) };
  const streamed = await app.post('/api/traces/stream', body, regulator);
  const lines = (await streamed.response.text()).trimEnd().split('\n');
  const drawn = await app.post('/api/traces/picture', body, regulator);
  const html = await drawn.response.text();
  const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1];
  const picture = JSON.parse(json ?? '') as PictureData;
  const read = (upTo = lines.length) => {
    const reading = createReading();
    for (const line of lines.slice(0, upTo)) reading.take(JSON.parse(line) as Line);
    return modelOf(reading.result(), picture.language);
  };
  return { lotId, child, picture, lines, read };
}

test.each([[undefined], [['forward']], [['backward']]])(
  'the desk draws what the file of the same trace shows (%j)',
  async (directions) => {
    const { picture, read } = await both(directions);
    const { lotIds, premisesIds, shipmentIds, isWhole, provinces, ...model } = read();
    expect(picture.nodes.length).toBeGreaterThan(1);
    expect({ ...model, asOf: picture.asOf }).toEqual(picture);
    expect(isWhole).toBe(true);
    expect(lotIds).toHaveLength(model.lots.length);
    expect(premisesIds).toHaveLength(model.premises.length);
    expect(shipmentIds).toHaveLength(model.nodes.length);
    expect(provinces).toEqual(['440000']);
  },
);

test('no movement is drawn twice where a trace both ways begins', async () => {
  const { read } = await both();
  const model = read();
  const isStart = (at: number) => model.nodes[at]?.start === true;
  const keys = model.edges
    .filter(({ from, to }) => isStart(from) && isStart(to))
    .map(({ from, to, seq }) => `${from} ${to} ${seq}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what was stopped before its end says so, and has no sums', async () => {
  const { lines, read } = await both();
  expect(lines.at(-1)).toContain('"end"');
  expect(read(lines.length - 1)).toMatchObject({ isWhole: false, balances: null, where: [] });
});

test('a hold of lots stops what stands and travels of them, and no more than there is', async () => {
  const { lotId, child, read } = await both(['forward']);
  const model = read();
  const own = tonnageOf(model, new Set([lotId]));
  const all = tonnageOf(model, undefined);
  const sum = (list: typeof own) => list.reduce((total, { grams }) => total + grams, 0);
  expect(own.map(({ where }) => where)).toContain('stored');
  expect(sum(all)).toBeGreaterThan(sum(own));
  expect(sum(tonnageOf(model, new Set([lotId, child.lotId])))).toBeLessThanOrEqual(sum(all));
});
