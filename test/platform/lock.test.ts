import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { lockFolder } from '../../src/platform/lock.ts';

const root = mkdtempSync(join(tmpdir(), 'frostmark-lock-'));
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(root, { recursive: true });
});

const holder = `
  import { lockFolder } from ${JSON.stringify(new URL('../../src/platform/lock.ts', import.meta.url).href)};
  try {
    lockFolder(process.env.FOLDER);
    console.log('held');
    setInterval(() => undefined, 1000);
  } catch (error) {
    console.log(error.message);
  }
`;

async function start(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder], {
    env: { ...process.env, FOLDER: folder, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}

test('a second process is refused by name, and takes the folder at once after a kill -9', async () => {
  const folder = join(root, 'data');
  const first = await start(folder);
  expect(first.said).toBe('held');

  const second = await start(folder);
  expect(second.said).toContain(`数据目录 ${folder} 正被另一个进程使用`);
  expect(second.said).toContain(`${folder} is in use by another process`);

  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  lockFolder(folder).release();
});

test('the same process is refused as well, until it releases', () => {
  const folder = join(root, 'own');
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow('in use');
  lock.release();
  lock.release();
  lockFolder(folder).release();
});

test('a symbolic link to the folder meets the same lock', () => {
  const folder = join(root, 'real');
  mkdirSync(folder);
  symlinkSync(folder, join(root, 'link'));
  const lock = lockFolder(folder);
  expect(() => lockFolder(join(root, 'link'))).toThrow('in use');
  lock.release();
});

test('two folders do not hinder each other', () => {
  const locks = ['a', 'b'].map((name) => lockFolder(join(root, name)));
  for (const lock of locks) lock.release();
  expect(locks).toHaveLength(2);
});
