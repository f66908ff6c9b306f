import { chromium } from 'playwright-core';

import { readGreeting } from '../support/greeting.ts';
import { aFolder, start } from '../support/process.ts';
import { aCity } from './city.ts';

export type Product = {
  url: string;
  scanLinks: string[];
  stop: () => Promise<number | null>;
};

/** Starts the product as README says, on a fresh folder, and reads its greeting. */
export async function startProduct(): Promise<Product> {
  return startOn(await aFolder());
}

/** The same once its city is planted: a start of which the greeting and the records are the same. */
export async function startAgain(): Promise<Product> {
  return startOn(await aCity());
}

async function startOn(folder: Awaited<ReturnType<typeof aFolder>>): Promise<Product> {
  const program = start('src/node.ts', { DATA_DIR: folder.path, LOG_LEVEL: 'error' });
  const url = await program.url;
  const { scanLinks } = readGreeting(program.printed());
  return {
    url,
    scanLinks,
    stop: async () => {
      const { code } = await program.stop('SIGINT');
      await folder.remove();
      return code;
    },
  };
}

/** Debian's chromium, kept from talking to anybody but the product. */
export async function openBrowser(flags: readonly string[] = []) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...flags,
    ],
  });
}
