import { expect, test } from 'vitest';

import { troubleBefore, troubleOf } from '../../web/scanner/camera.ts';
import { troubleWords } from '../../web/scanner/words.ts';

const withCamera = { mediaDevices: { getUserMedia: async () => new MediaStream() } };

test('an address without https and a browser without cameras are told apart', () => {
  expect(troubleBefore({ isSecureContext: false, navigator: {} })).toBe('insecure');
  expect(troubleBefore({ isSecureContext: true, navigator: {} })).toBe('unsupported');
  expect(troubleBefore({ isSecureContext: true, navigator: withCamera })).toBeUndefined();
});

test('each way in which a camera does not open has words of its own', () => {
  const said = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'TypeError'].map((name) =>
    troubleOf(new DOMException('x', name)),
  );
  expect(said).toEqual(['refused', 'none', 'busy', 'failed']);
  const texts = Object.values(troubleWords).flatMap(({ title, say }) => [title.zh, say.zh, say.en]);
  expect(new Set(texts).size).toBe(texts.length);
});
