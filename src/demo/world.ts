import type { Transaction } from 'kysely';

import type { Database } from '../../db/types.ts';
import type { PersonActor } from '../core/actor.ts';
import type { Ctx } from '../core/context.ts';
import { uuidOf } from '../core/ids.ts';
import type { Journal } from '../core/journal.ts';
import type { FileStore, UnitCodes } from '../core/ports.ts';
import type { Role } from '../domain/roles.ts';
import { roomAccepts, type StorageClass } from '../domain/storage-class.ts';
import type { FirmFacts } from './firms.ts';
import type { Goods } from './goods.ts';
import { createRandom, type Random } from './random.ts';
import { createSchedule, type Deed, type Schedule } from './schedule.ts';
import type { SiteFacts } from './sites.ts';

export type Firm = FirmFacts & { id: string; staff: Partial<Record<Role, string>> };

export type Room = { id: string; storageClass: StorageClass };
export type Site = SiteFacts & { id: string; dock: string; places: readonly Room[] };

export type Product = Goods & { id: string };

/** The city while its story is told: what there is, and the hands that do things. */
export type World = {
  tx: Transaction<Database>;
  journal: Journal;
  files: FileStore;
  unitCodes: UnitCodes | undefined;
  random: Random;
  now: Date;
  firms: Map<string, Firm>;
  sites: Map<string, Site>;
  products: Map<string, Product>;
  schedule: Schedule;
  /** How many were planned so far; numbers of all kinds are made from the first. */
  consignments: number;
  lots: number;
};

export const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How many days the story goes back. */
const storyDays = 90;

export function createWorld(
  parts: Pick<World, 'tx' | 'journal' | 'files' | 'unitCodes' | 'now'>,
): World {
  return {
    ...parts,
    random: createRandom(20_261_122),
    firms: new Map(),
    sites: new Map(),
    products: new Map(),
    schedule: createSchedule(),
    consignments: 0,
    lots: 0,
  };
}

/** Midnight in Asia/Shanghai, `storyDays` before today. */
function storyStart(now: Date): Date {
  const offset = 8 * hourMs;
  const today = Math.floor((now.getTime() + offset) / dayMs) * dayMs - offset;
  return new Date(today - storyDays * dayMs);
}

/** Day 0 is the first of the story, day 90 today; hours may be fractions. */
export function moment(world: World, day: number, hour: number): Date {
  const minutes = Math.round(hour * 60);
  return new Date(storyStart(world.now).getTime() + day * dayMs + minutes * 60_000);
}

const opens = 7;
const closes = 21;

/** Some hours and odd minutes later; at night the next morning, when people are at work again. */
export function later(world: World, at: Date, hours: number): Date {
  const oddMs = world.random.int(60, 1700) * 1000;
  const then = new Date(at.getTime() + hours * hourMs + oddMs);
  const sinceMidnight = (then.getTime() - storyStart(world.now).getTime()) % dayMs;
  if (sinceMidnight >= closes * hourMs) {
    return new Date(then.getTime() - sinceMidnight + dayMs + opens * hourMs + oddMs);
  }
  if (sinceMidnight >= opens * hourMs) return then;
  return new Date(then.getTime() - sinceMidnight + opens * hourMs + oddMs);
}

/** Just so much later, whatever the hour. */
export function after(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * hourMs);
}

export function on(world: World, at: Date, deed: Deed): void {
  world.schedule.on(at, deed);
}

function found<T>(map: ReadonlyMap<string, T>, key: string): T {
  const item = map.get(key);
  if (item === undefined) throw new Error(`The demo has no ${key}`);
  return item;
}

export const firmOf = (world: World, key: string): Firm => found(world.firms, key);
export const siteOf = (world: World, code: string): Site => found(world.sites, code);
export const productOf = (world: World, code: string): Product => found(world.products, code);

/** The demo's one regulator is that of the province. */
const regulatorsProvince = 'CN/440000/';

/** A person of a firm at work at a moment. Those without an account are known by an id alone. */
export async function as(world: World, firmKey: string, role: Role, at: Date): Promise<Ctx> {
  const { tx, journal } = world;
  const firm = firmOf(world, firmKey);
  const userId = (firm.staff[role] ??= uuidOf('demo', firmKey, role));
  const actor: PersonActor = {
    kind: 'person',
    userId,
    orgId: firm.id,
    orgKind: firm.kind,
    role,
    ...(firm.kind === 'regulator' && { jurisdiction: regulatorsProvince }),
  };
  return { db: tx, whole: tx, journal, actor, now: at, requestId: 'demo' };
}

export function asSystem({ tx, journal }: World, at: Date): Ctx {
  return { db: tx, whole: tx, journal, actor: { kind: 'system' }, now: at, requestId: 'demo' };
}

/** A room of the site for goods of this class; undefined where there is none. */
export function roomFor(world: World, site: Site, storageClass: StorageClass): Room | undefined {
  const exact = site.places.filter((room) => room.storageClass === storageClass);
  const suited =
    exact.length > 0 ? exact : site.places.filter((r) => roomAccepts(r.storageClass, storageClass));
  return suited.length > 0 ? world.random.pick(suited) : undefined;
}

export function demandRoom(world: World, site: Site, storageClass: StorageClass): Room {
  const room = roomFor(world, site, storageClass);
  if (!room) throw new Error(`${site.code} has no ${storageClass} room`);
  return room;
}
