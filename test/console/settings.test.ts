import { expect, test } from 'vitest';

import { type ConsoleSettings, consoleRoutes, type MapTiles } from '../../src/app-console.ts';
import { readConfig } from '../../src/config.ts';

const assets = async (name: string) =>
  name === 'console/desk.html' ? new Response('') : undefined;

async function imagesOf(mapTiles: MapTiles | undefined, page = '/desk') {
  const routes = consoleRoutes({
    assets: async (name) => (name.endsWith('.html') ? new Response('') : assets(name)),
    settings: { mapTiles, sendsTextMessages: false },
  });
  const policy = (await routes.request(page)).headers.get('content-security-policy') ?? '';
  return /img-src ([^;]*)/.exec(policy)?.[1];
}

const tiles: MapTiles = {
  url: 'https://{s}.tiles.example.org/{z}/{x}/{y}.png',
  system: 'gcj02',
  attribution: '© Example',
};

test('the desk may load tiles from the host that was set, and nothing else may', async () => {
  expect(await imagesOf(undefined)).toBe("'self' blob: data:");
  expect(await imagesOf(tiles)).toBe("'self' blob: data: https://*.tiles.example.org");
  expect(await imagesOf(tiles, '/keeper')).toBe("'self' blob: data:");
});

test('whoever opens the console is told what this installation has', async () => {
  const told = async (settings: ConsoleSettings) =>
    (await consoleRoutes({ assets, settings }).request('/console/settings')).json();
  expect(await told({ mapTiles: tiles, sendsTextMessages: false })).toEqual({
    mapTiles: tiles,
    sendsTextMessages: false,
  });
  expect(await told({ mapTiles: undefined, sendsTextMessages: true })).toEqual({
    mapTiles: null,
    sendsTextMessages: true,
  });
});

test('a template without its places is refused at the start', () => {
  const env = { MAP_TILES: 'https://tiles.example.org/{z}/{x}/{y}.png' };
  expect(readConfig(env).mapTiles).toEqual({
    url: env.MAP_TILES,
    system: 'wgs84',
    attribution: '',
  });
  expect(() => readConfig({ MAP_TILES: 'https://tiles.example.org/{z}.png' })).toThrow('MAP_TILES');
});
