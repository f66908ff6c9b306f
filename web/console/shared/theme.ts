import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'frostmark.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let chosen = readChosen();

function readChosen(): Theme {
  const kept = localStorage.getItem(storageKey);
  return themes.find((theme) => theme === kept) ?? 'system';
}

function isDarkNow(): boolean {
  return chosen === 'dark' || (chosen === 'system' && dark.matches);
}

/** The style sheets go by this attribute. */
function show(): void {
  document.documentElement.dataset['theme'] = isDarkNow() ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

dark.addEventListener('change', show);
show();

export function chooseTheme(theme: Theme): void {
  chosen = theme;
  localStorage.setItem(storageKey, theme);
  show();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => chosen);
export const useIsDark = (): boolean => useSyncExternalStore(subscribe, isDarkNow);
