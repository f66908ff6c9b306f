import type { Config } from '../config.ts';
import type { DemoSummary } from '../demo/demo.ts';
import type { Text } from '../domain/text.ts';

const both = ({ zh, en }: Text) => `${zh} ${en}`;

/** What the person who started the program wants to know next. */
export function greeting(
  config: Config,
  publicUrl: string,
  { demo, consoleIsBuilding }: { demo: DemoSummary | undefined; consoleIsBuilding: boolean },
): string {
  const soon = consoleIsBuilding ? '  (正在构建 being built)' : '';
  return [
    `霜印 Frostmark  ${publicUrl}`,
    `  操作台 Desk  ${publicUrl}/desk${soon}`,
    `  库管端 Keeper  ${publicUrl}/keeper${soon}`,
    `  接口说明 API docs  ${publicUrl}/docs`,
    `  扫码查询 Scan page  ${publicUrl}/t`,
    ...(config.database.kind === 'embedded' ? embedded(config.database.folder) : []),
    ...(demo ? demoLines(demo, publicUrl) : []),
    ...(demo && config.secondFactor === 'optional' ? oneFactor : []),
    ...(demo && !isLoopback(config.host) ? openDoor : []),
  ].join('\n');
}

const oneFactor = [
  '  演示中监管账号可不用动态码登录(SECOND_FACTOR=optional);正式系统默认必须。',
  '  In the demo regulators sign in without a second factor (SECOND_FACTOR=optional); elsewhere they need one.',
];

const openDoor = [
  '  注意:演示账号的口令是公开的,而本机以外也能访问此服务。请勿录入真实数据。',
  '  Note: everyone knows these passwords, and others than this machine can reach this service.',
];

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function embedded(folder: string): string[] {
  return [
    `  数据目录 Data  ${folder}`,
    '  内置数据库不做 fsync:进程崩溃不丢数据,断电可能丢。重要记录请用 DATABASE_URL 连接 PostgreSQL。',
    '  The embedded database never calls fsync: safe when the process dies, not when the power',
    '  does. For records that count set DATABASE_URL to a PostgreSQL server.',
  ];
}

function demoLines({ accounts, scanCodes }: DemoSummary, publicUrl: string): string[] {
  return [
    '  演示账号 Demo accounts (用户名 / 口令 username / password):',
    ...accounts.map(
      ({ username, password, organisation, what }) =>
        `    ${username} / ${password}  ${both(organisation)}: ${both(what)}`,
    ),
    '  扫一扫 Scan:',
    ...scanCodes.map(({ code, what }) => `    ${publicUrl}/t/${code}  ${both(what)}`),
  ];
}

/** To the terminal alone, never the log: whoever has the token becomes the system administrator. */
export function administratorWanted(publicUrl: string, token: string): string {
  return [
    '  尚无系统管理员。一小时内凭此一次性邀请码设置账号(每次启动更新):',
    '  There is no system administrator yet. This token makes one, once, within an hour:',
    `    ${token}`,
    `    POST ${publicUrl}/api/session/invitation {"token","username","displayName","password"}`,
  ].join('\n');
}
