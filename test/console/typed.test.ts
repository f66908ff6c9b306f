import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { forgetOthers, forgetTyped, openTyped } from '../../web/console/keeper/typed.ts';

/** A tab's storage: its keys are its own properties, as a browser has them. */
function aTab(): object {
  const kept: Record<string, string> = {};
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, value: string) => void (kept[key] = value) },
    removeItem: { value: (key: string) => void Reflect.deleteProperty(kept, key) },
  });
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', aTab());
  vi.useFakeTimers({ now: new Date('2026-11-22T08:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const [keeper, other] = ['keeper@firm', 'other@firm'];
const form = 'move {"lot":"a"}';
const weightIn = (owner: string, address = form) =>
  openTyped(owner, address).first('weight', () => 0);

test('a reload finds what was typed, in the form and for the person it was typed by', () => {
  openTyped(keeper, form).put('weight', 5);
  expect(weightIn(keeper)).toBe(5);
  expect(weightIn(other)).toBe(0);
  expect(weightIn(keeper, 'move {"lot":"b"}')).toBe(0);
});

test('what was typed half an hour ago is not brought back: goods have moved since', () => {
  openTyped(keeper, form).put('weight', 5);
  vi.advanceTimersByTime(29 * 60_000);
  expect(weightIn(keeper)).toBe(5);
  vi.advanceTimersByTime(60_000);
  expect(weightIn(keeper)).toBe(0);
});

test('a form that was recorded keeps nothing, whatever is still put into it', () => {
  const typed = openTyped(keeper, form);
  typed.put('weight', 5);
  typed.forget();
  typed.put('weight', 6);
  expect(weightIn(keeper)).toBe(0);
});

test('who takes over the page finds nobody else’s, and signing out leaves none', () => {
  openTyped(keeper, form).put('weight', 5);
  openTyped(other, form).put('weight', 7);
  forgetOthers(other);
  expect([weightIn(keeper), weightIn(other)]).toEqual([0, 7]);
  forgetTyped();
  expect(weightIn(other)).toBe(0);
});

test('what an older application kept under the same name in another form is left alone', () => {
  openTyped(keeper, form).put('weight', 'five');
  expect(weightIn(keeper)).toBe(0);
});
