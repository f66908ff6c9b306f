import type { PersonalKeys } from '../core/ports.ts';
import { shanghaiDate } from '../domain/business-time.ts';
import type { Duty } from '../domain/duties.ts';
import { registerWorker } from '../features/people/people.service.ts';
import { as, moment, type World } from './world.ts';

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨');
const givenNames = ['晓岚', '建国', '雪', '志远', '海棠', '明', '春生', '月娥', '立冬'];

type Post = { firm: string; workerNo: string; duty: Duty; premisesId?: string };

/** The printed example of GB 11643: it is nobody's. */
const exampleNumber = '11010519491231002X';

/**
 * Who some of the numbers in the story stand for. Nobody of these exists; most numbers stay unknown, as
 * they would where a firm has not registered its people.
 */
export async function registerWorkers(world: World, keys: PersonalKeys): Promise<void> {
  const at = moment(world, -1, 15);
  for (const [n, { firm, ...post }] of posts(world).entries()) {
    const surname = surnames[n % surnames.length] ?? '';
    await registerWorker(keys, await as(world, firm, 'owner', at), {
      ...post,
      name: surname + (givenNames[n % givenNames.length] ?? ''),
      phone: `1380000${String(1000 + n)}`,
      ...(n === 0 && { identity: { kind: 'resident_id', number: exampleNumber } }),
      activeSince: shanghaiDate(at),
    });
  }
}

/** The numbers that samples, disinfections and shipments of the story name. */
function posts(world: World): Post[] {
  const firstSites = new Map<string, string>();
  for (const { firm, kind, id } of world.sites.values()) {
    const store = kind === 'cold_store' || kind === 'central_warehouse';
    if (store && !firstSites.has(firm)) firstSites.set(firm, id);
  }
  const series = (letter: string, from: number, count: number) =>
    Array.from({ length: count }, (_, n) => `${letter}${from + n}`);
  const stores = [...firstSites].flatMap(([firm, premisesId]): Post[] => {
    const visited = firm === 'jilan';
    return [
      { firm, premisesId, workerNo: 'W0042', duty: 'keeper' },
      ...series('Q', 10, visited ? 7 : 2).map((workerNo): Post => ({
        firm,
        premisesId,
        workerNo,
        duty: 'sampler',
      })),
      ...series('D', 20, visited ? 9 : 1).map((workerNo): Post => ({
        firm,
        premisesId,
        workerNo,
        duty: 'disinfector',
      })),
    ];
  });
  const drivers = series('T-', 100, 10).map((workerNo): Post => ({
    firm: 'jilan',
    workerNo,
    duty: 'driver',
  }));
  const disinfectors = series('JY-', 10, 6).map((workerNo): Post => ({
    firm: 'jingyu',
    workerNo,
    duty: 'disinfector',
  }));
  return [...stores, ...drivers, ...disinfectors];
}
