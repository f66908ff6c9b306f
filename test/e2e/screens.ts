import type { Page } from 'playwright-core';

import { marks } from '../../src/demo/stories.ts';

/** The screens of the console, each by who sees it and where it is. */
export type Screen = {
  name: string;
  path: string | ((page: Page) => Promise<string>);
  /** What is there once it is drawn; a heading is awaited on each. */
  ready?: string;
  /** Has a picture of its own in `screens/`. */
  isMain?: true;
};

async function firstOf(page: Page, list: string): Promise<{ id: string; lotId?: string }> {
  const answer = await page.context().request.get(new URL(list, page.url()).href);
  const { items } = await answer.json();
  return items[0];
}

/** The one of the stories that was recalled: which lot comes first in a list is chance. */
async function heldLot(page: Page): Promise<string> {
  const { request } = page.context();
  const read = async (path: string) => (await request.get(new URL(path, page.url()).href)).json();
  const { items } = await read('/api/holds?active=true&limit=200');
  const ids = new Set((items as { lotId: string }[]).map(({ lotId }) => lotId));
  const lots = await Promise.all([...ids].map(async (id) => read(`/api/lots/${id}`)));
  return lots.find(({ number }) => number.endsWith(`${marks.recalled}A`)).id;
}

const lotTab = (tab: string) => async (page: Page) =>
  `/desk/lots/${await heldLot(page)}?tab=${tab}`;

/** Of an operator. */
export const operatorScreens: readonly Screen[] = [
  { name: 'desk-home', path: '/desk', isMain: true },
  { name: 'stock', path: '/desk/stock', ready: 'table, [role=table]', isMain: true },
  { name: 'stock-by-room', path: '/desk/stock?view=room', isMain: true },
  { name: 'lots', path: '/desk/lots', ready: 'table, [role=table]', isMain: true },
  { name: 'declare-lot', path: '/desk/lots?open=new', ready: '[role=dialog]', isMain: true },
  { name: 'receive', path: '/desk/receive', isMain: true },
  { name: 'shipments', path: '/desk/shipments', ready: 'table, [role=table]', isMain: true },
  {
    name: 'shipment',
    path: async (page) => `/desk/shipments/${(await firstOf(page, '/api/shipments')).id}`,
  },
  { name: 'documents', path: '/desk/documents', ready: 'table, [role=table]' },
  { name: 'record-document', path: '/desk/documents?open=new', ready: '[role=dialog]' },
  { name: 'own-alerts', path: '/desk/own-alerts' },
  { name: 'labels', path: '/desk/labels' },
  { name: 'import', path: '/desk/import', isMain: true },
  { name: 'products', path: '/desk/products?open=new', ready: '[role=dialog]' },
  { name: 'premises', path: '/desk/premises', ready: 'table, [role=table]' },
  { name: 'people', path: '/desk/people?open=invite', ready: '[role=dialog]' },
  { name: 'keys', path: '/desk/keys?open=new', ready: '[role=dialog]' },
  { name: 'register', path: '/desk/register', isMain: true },
  { name: 'account', path: '/desk/account' },
  { name: 'nothing-here', path: '/desk/no-such-page' },
];

/** Of a regulator. */
export const regulatorScreens: readonly Screen[] = [
  { name: 'overview', path: '/desk/overview', ready: '.leaflet-interactive', isMain: true },
  { name: 'firms', path: '/desk/rows/firms', ready: 'table, [role=table]' },
  { name: 'search', path: '/desk/search?q=冻鱿', ready: 'article', isMain: true },
  { name: 'lot-facts', path: lotTab('facts'), ready: '[role=tab]', isMain: true },
  { name: 'lot-history', path: lotTab('history'), ready: '[role=tab]', isMain: true },
  { name: 'lot-evidence', path: lotTab('evidence'), ready: '[role=tab]' },
  { name: 'lot-gate', path: lotTab('gate'), ready: '[role=tab]' },
  { name: 'lot-exposure', path: lotTab('exposure'), ready: '[role=tab]' },
  { name: 'lot-scans', path: lotTab('scans'), ready: '[role=tab]' },
  { name: 'lot-log', path: lotTab('log'), ready: '[role=tab]' },
  {
    name: 'trace',
    path: async (page) => `/desk/trace?from=lot:${await heldLot(page)}`,
    ready: 'table, [role=table]',
    isMain: true,
  },
  { name: 'exposure', path: '/desk/exposure' },
  { name: 'alerts', path: '/desk/alerts', isMain: true },
  { name: 'registrations', path: '/desk/registrations', ready: 'table, [role=table]' },
  { name: 'holds', path: '/desk/holds', ready: 'table, [role=table]', isMain: true },
  {
    name: 'hold',
    path: async (page) => `/desk/holds/${(await firstOf(page, '/api/hold-orders')).id}`,
  },
  { name: 'recalls', path: '/desk/recalls', ready: 'table, [role=table]', isMain: true },
  {
    name: 'recall',
    path: async (page) => `/desk/recalls/${(await firstOf(page, '/api/recalls')).id}`,
    isMain: true,
  },
  { name: 'log', path: '/desk/log', ready: 'table, [role=table]', isMain: true },
  { name: 'reports', path: '/desk/reports' },
];
