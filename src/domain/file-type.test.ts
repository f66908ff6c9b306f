import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fileTypeOf, fileTypes } from './file-type.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('any bytes are answered, whatever header they begin with', () => {
  const headers = fc.constantFrom('', '%PDF-1.7', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0');
  fc.assert(
    fc.property(headers, fc.uint8Array({ maxLength: 200 }), (header, rest) => {
      const answer = fileTypeOf(Uint8Array.from([...latin1(header), ...rest]));
      expect([undefined, ...fileTypes]).toContain(answer);
    }),
  );
});

test('a PDF has its header first and its trailer last', () => {
  const whole = '%PDF-2.0\nbody\nstartxref\n120\n%%EOF';
  expect(fileTypeOf(latin1(whole))).toBe('application/pdf');
  expect(fileTypeOf(latin1(` ${whole}`))).toBeUndefined();
  expect(fileTypeOf(latin1('%PDF-2.0\nbody\n%%EOF'))).toBeUndefined();
  expect(fileTypeOf(latin1('%PDF-9.0\nbody\nstartxref\n120\n%%EOF'))).toBeUndefined();
});

test('a file made of marker bytes takes no longer than one of the same size without any', () => {
  const head = [0xff, 0xd8, 0xff, 0xc0, 0, 4, 0, 0, 0xff, 0xda, 0, 2];
  const filledWith = (byte: number) => {
    const bytes = new Uint8Array(5 * 1024 * 1024).fill(byte);
    bytes.set(head);
    return bytes;
  };
  const timeOf = (bytes: Uint8Array) => {
    const started = performance.now();
    expect(fileTypeOf(bytes)).toBeUndefined();
    return performance.now() - started;
  };
  // The best of a few, side by side: what else the machine does slows both.
  const rounds = Array.from({ length: 4 }, () => ({
    plain: timeOf(filledWith(0)),
    marked: timeOf(filledWith(0xff)),
  }));
  const ratio = Math.min(...rounds.map(({ marked, plain }) => marked / plain));
  // A text made of the bytes at each marker took two hundred times as long.
  expect(ratio).toBeLessThan(20);
});
