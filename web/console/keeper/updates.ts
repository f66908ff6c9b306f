import { useSyncExternalStore } from 'react';

let waiting: ServiceWorker | undefined;
let isAsked = false;
const listeners = new Set<() => void>();

function offer(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

/** A new version waits until the keeper takes it. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => {
    if (isAsked) location.reload();
  });
  void serviceWorker
    .register('/keeper/sw.js', { scope: '/keeper', updateViaCache: 'none' })
    .then((registration) => {
      if (registration.waiting && serviceWorker.controller) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing?.addEventListener('statechange', () => {
          // The very first has nothing to take over from.
          if (installing.state === 'installed' && serviceWorker.controller) offer(installing);
        });
      });
    })
    // Without it the pages work, but not offline; a browser that forbids it says so itself.
    .catch(() => {});
}

export function takeOver(): void {
  isAsked = true;
  waiting?.postMessage('take-over');
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useUpdateWaiting = (): boolean =>
  useSyncExternalStore(subscribe, () => waiting !== undefined);
