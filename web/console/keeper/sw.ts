/**
 * Keeps the keeper's pages for a steel room: all their files are there before a version takes over,
 * and it takes over when the keeper says so, never under working hands.
 */
type Extended = { waitUntil: (work: Promise<unknown>) => void };
type Asked = { request: Request; respondWith: (answer: Promise<Response>) => void };
type Said = { data: unknown };
type Scope = {
  addEventListener: ((type: 'install' | 'activate', then: (event: Extended) => void) => void) &
    ((type: 'fetch', then: (event: Asked) => void) => void) &
    ((type: 'message', then: (event: Said) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: {
    claim: () => Promise<void>;
    matchAll: (of: { type: 'window'; includeUncontrolled: true }) => Promise<{ url: string }[]>;
  };
  location: Location;
};
declare const __KEEPER_FILES__: { version: string; files: string[] };

// The types of a worker and of a page can't be had in one program.
const worker = globalThis as unknown as Scope;
const { version, files } = __KEEPER_FILES__;
const prefix = 'keeper-';
const cacheName = `${prefix}${version}`;
const page = '/keeper';
const others = ['/console/keeper.webmanifest', '/console/icons/mark.svg'];

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then(async (cache) => {
      // `reload`: a page that the browser kept from before would name files of before.
      await cache.addAll([page, ...others].map((url) => new Request(url, { cache: 'reload' })));
      await cache.addAll(files);
    }),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(letGo().then(async () => worker.clients.claim()));
});

/** Of older versions: all but the last where another open page may still ask for its parts. */
async function letGo(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.filter(({ url }) => isPage(new URL(url).pathname));
  const gone = open.length > 1 ? old.slice(0, -1) : old;
  await Promise.all(gone.map(async (name) => caches.delete(name)));
}

const isPage = (path: string): boolean => /^\/keeper(\/|$)/.test(path);

worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (isPage(pathname)) event.respondWith(kept(page, request));
    return;
  }
  if (pathname.startsWith('/console/')) event.respondWith(kept(request, request));
});

async function kept(key: RequestInfo, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const ours = await cache.match(key, { ignoreVary: true });
  // A page of before asks for parts of before.
  return ours ?? (await caches.match(key, { ignoreVary: true })) ?? fetch(request);
}
