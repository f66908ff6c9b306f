import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';

import { type Config, readConfig } from './config.ts';
import { toIssues } from './core/http.ts';
import { openOrganisation } from './features/accounts/accounts.service.ts';
import { RegisterOrganisation } from './features/premises/premises.schemas.ts';
import { registerOrganisation } from './features/premises/premises.service.ts';
import { createPinoLog } from './platform/log.ts';
import { openAuth } from './platform/open-auth.ts';
import { openDatabase, type OpenDatabase } from './platform/open-database.ts';
import { loadReferenceData, systemContext } from './platform/prepare.ts';
import { failed, say } from './platform/terminal.ts';

const usage = `
npm run create-regulator -- --username NAME --name-zh 名称 --name-en NAME --uscc CODE --division 440300

建立一个监管单位和它的监管负责人(supervisor)账号。口令读自环境变量 PASSWORD,没有则读自标准输入。
Makes a regulator and the account of its supervisor. The password comes from the environment variable
PASSWORD, or else from standard input. The other settings are those of the server.
`.trim();

async function main(): Promise<void> {
  const options = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      username: options,
      'name-zh': options,
      'name-en': options,
      uscc: options,
      division: options,
      'override-reason': options,
    },
  });
  const { username } = values;
  const organisation = RegisterOrganisation.safeParse({
    kind: 'regulator',
    nameZh: values['name-zh'],
    nameEn: values['name-en'],
    uscc: values.uscc,
    divisionId: values.division,
    overrideReason: values['override-reason'],
  });
  if (username === undefined || !organisation.success) {
    const faults = toIssues(organisation.error?.issues ?? []);
    throw new Error(
      [usage, ...faults.map(({ field, message }) => `${field}: ${message.zh} ${message.en}`)].join(
        '\n',
      ),
    );
  }
  const password = process.env['PASSWORD'] ?? (await text(process.stdin)).trim();
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    await create(config, database, organisation.data, username, password);
  } finally {
    await database.close();
  }
}

async function create(
  config: Config,
  { db, alone }: OpenDatabase,
  organisation: RegisterOrganisation,
  username: string,
  password: string,
): Promise<void> {
  const now = new Date();
  await alone(async () => loadReferenceData(db, now));
  const auth = openAuth(db, config, 'http://localhost', createPinoLog({ level: 'silent' }));
  const ctx = systemContext(db, now);
  const id =
    (await emptyRegulator(db, organisation.uscc)) ??
    (await registerOrganisation(ctx, organisation)).id;
  const name = organisation.nameZh;
  await openOrganisation(auth, ctx, id, { username, displayName: name, password });
  say(`已建立 Created: ${name} (${id}), ${username}`);
}

/** Left behind by an earlier try whose username or password was refused. */
async function emptyRegulator(db: OpenDatabase['db'], uscc: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('organisation as o')
    .leftJoin('auth_member as m', 'm.organization_id', 'o.id')
    .select('o.id')
    .where('o.uscc', '=', uscc)
    .where('o.kind', '=', 'regulator')
    .where('m.id', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

await main().catch(failed);
