import { beforeAll, expect, test } from 'vitest';

import { rules } from '../../src/core/access.ts';
import { isPermitted } from '../../src/domain/permissions.ts';
import { useDatabase } from '../support/database.ts';
import { type Asker, aScene } from './permissions.scene.ts';

const database = useDatabase();

type Cell = { status: number; code: string | undefined; tells: boolean };
type Row = { route: string; cells: Map<string, Cell> };

let askers: Asker[];
let table: Row[];
let errors: unknown[];
let askedOf: Awaited<ReturnType<typeof aScene>>['askedOf'];

/** Strangers first: what the firm's own people then change is still there when strangers ask. */
beforeAll(async () => {
  const scene = await aScene(database());
  ({ askers, errors, askedOf } = scene);
  table = scene.routes.map((route) => ({ route, cells: new Map() }));
  const outsidersFirst = askers.toSorted((a, b) => Number(a.own ?? false) - Number(b.own ?? false));
  for (const asker of outsidersFirst) {
    for (const { route, cells } of table) {
      const { response, status, body } = await asker.ask(
        route.split(' ')[0] ?? '',
        scene.askedOf(route),
      );
      const text = await response.clone().text();
      const tells = status < 300 && scene.secrets.some((secret) => text.includes(secret));
      cells.set(asker.name, { status, code: body?.code, tells });
    }
  }
}, 300_000);

/** Open routes whose own question is who one is. */
const asksForItself = new Set([
  'POST /api/token',
  'POST /api/session',
  'GET /api/registrations/mine',
  'POST /api/registrations/mine/files',
]);

const forbidden = new Set(['auth.forbidden', 'auth.person_only']);
const actorOf = (asker: Asker) =>
  asker.actor ??
  (asker.scopes && {
    kind: 'program' as const,
    keyId: '',
    orgId: '',
    orgKind: 'operator' as const,
    scopes: asker.scopes,
  });

test('no route fails on any of these questions', () => {
  const faults = table.flatMap(({ route, cells }) =>
    [...cells].flatMap(([name, { status }]) => (status === 500 ? [`${route} ${name}`] : [])),
  );
  expect(faults, JSON.stringify(errors.slice(0, 3))).toEqual([]);
});

test('whoever is nobody gets what is open, and nothing else', () => {
  for (const { route, cells } of table) {
    const isOpen = rules[route]?.who === 'anyone';
    for (const name of ['anonymous', 'ended session', 'expired token']) {
      const status = cells.get(name)?.status;
      if (isOpen && !asksForItself.has(route)) expect([route, name, status]).not.toContain(401);
      if (!isOpen) expect([route, name, status]).toEqual([route, name, 401]);
    }
  }
});

test('a role gets through exactly where the table of permissions says so', () => {
  for (const { route, cells } of table) {
    const rule = rules[route];
    if (!rule || rule.who === 'anyone') continue;
    for (const asker of askers) {
      const actor = actorOf(asker);
      if (!actor) continue;
      const { status = 0, code = '' } = cells.get(asker.name) ?? {};
      const refused = status === 403 && forbidden.has(code);
      const expected = !isPermitted(actor, rule.who);
      // A verb may ask for more than its route: then the route's line says the least.
      if (expected) {
        expect([route, asker.name, refused, status, code]).toEqual([
          route,
          asker.name,
          true,
          403,
          code,
        ]);
      }
      expect([route, asker.name, status]).not.toContain(401);
    }
  }
});

test("another's record does not exist, and no answer to who may not know tells of it", async () => {
  for (const { route, cells } of table) {
    const rule = rules[route];
    if (!rule || rule.who === 'anyone' || rule.on === 'shared') continue;
    for (const asker of askers) {
      const { name, knows } = asker;
      if (knows === true || name === 'laboratory') continue;
      const { status = 0, code, tells } = cells.get(name) ?? {};
      expect([route, name, tells]).toEqual([route, name, false]);
      const names = /\/:(id|sha256|workerNo)/.test(route) && !route.includes('organisations');
      if (!names || [401, 403, 404].includes(status)) continue;
      // Refused for something else, then: as it is for a record that nobody has.
      const nothing = await asker.ask(route.split(' ')[0] ?? '', askedOf(route, true));
      expect([route, name, nothing.status, nothing.body?.code]).toEqual([
        route,
        name,
        status,
        code,
      ]);
    }
  }
});

/** One letter a cell: what came of the question. */
function letter(route: string, { own, knows }: Asker, { status, code, tells }: Cell): string {
  if (status === 401) return '×';
  if (status === 403 && forbidden.has(code ?? '')) return '–';
  if (status === 404) return '∅';
  if (rules[route]?.who === 'anyone') return '○';
  if (route.startsWith('GET ')) return tells ? '●' : '○';
  return own === true || (knows === true && route.includes('/:')) ? '●' : '○';
}

test('the matrix has no empty cell, and is the one in docs', async () => {
  const head = ['', ...askers.map(({ name }) => name)];
  const lines = table.map(({ route, cells }) => {
    const rule = rules[route];
    const label = !rule || rule.who === 'anyone' ? 'anyone' : `${rule.who}, ${rule.on}`;
    const letters = askers.map((asker) => {
      const cell = cells.get(asker.name);
      if (!cell) throw new Error(`${route}: nobody asked as ${asker.name}`);
      return letter(route, asker, cell);
    });
    return [`\`${route}\` ${label}`, ...letters];
  });
  const rows = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  const text = `${introduction}\n\n${rows.join('\n')}\n`;
  await expect(text).toMatchFileSnapshot('../../docs/permissions.md');
});

const introduction = `
# 权限 Who may call what

Made by \`test/app/permissions.test.ts\`, which asks every route as everybody here about one firm's lot and what hangs on it; not
edited by hand. What each route takes stands in \`src/core/access.ts\`, who has it in \`src/domain/permissions.ts\`.

- ● reached, and it is about the firm's records (a reader sees them; a command may still be refused by its rules)
- ○ reached, with nothing of that firm in it: open data, or one's own records only
- – the role or the key's scopes do not allow it (403) · ∅ for this asker there is no such record (404) · × sign in first (401)

The receiver was sent part of the lot, the laboratory one of its samples. Inspector, supervisor and auditor are of an authority above the firm, the
inspector elsewhere is not. The key has every scope that its firm can lend, the other key one.
`.trim();
