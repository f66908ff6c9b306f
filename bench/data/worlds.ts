import type { Stage } from '../harness/bench.ts';
import { once, type TemporaryDatabase } from '../harness/databases.ts';
import { type City, foundCity } from './firms.ts';
import { addLots, arrivedOf } from './lots.ts';

/** The same city with few lots and with many. */
export type World = {
  database: TemporaryDatabase;
  count: number;
  arrived: number;
  codes: readonly string[];
};

const few = 10_000;
const many = 1_000_000;
const manyWhenQuick = 50_000;

/** Unless told otherwise few lots are a hundredth of many, when it has to be quick a fifth. */
export async function createWorlds(stage: Stage, times?: number) {
  const city = await stage.server.create();
  const founded = await foundCity(city.url);
  const most = stage.quick ? manyWhenQuick : many;
  const small = await createWorld(stage, city, founded, times === undefined ? few : most / times);
  const large = await createWorld(stage, city, founded, most);
  return { city: founded, small, large };
}

/** One city for what doesn't ask how many lots there are. */
export async function createOneWorld(stage: Stage) {
  const city = await stage.server.create();
  const founded = await foundCity(city.url);
  return { city: founded, world: await createWorld(stage, city, founded, few) };
}

async function createWorld(
  { server, say }: Stage,
  template: TemporaryDatabase,
  city: City,
  count: number,
): Promise<World> {
  const started = performance.now();
  const database = await server.create(template.name);
  const codes = await addLots(database.url, city, count);
  const { rows } = await once(
    database.url,
    'select pg_size_pretty(pg_database_size(current_database())) as size',
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`  ${count} lots loaded in ${seconds} s, ${rows[0].size}`);
  return { database, count, arrived: arrivedOf(count), codes };
}

/** The most that so many more lots may slow a thing down: ratios are of rates, so the other way up. */
const slowdownAllowed = 1.3;
export const slowdownBound = 1 / slowdownAllowed;

export function slowdownNotes(small: World, large: World, allowed = slowdownAllowed) {
  return {
    lots: `${large.count}`,
    against: `${small.count}`,
    slowdown_allowed: `${allowed}`,
  };
}
