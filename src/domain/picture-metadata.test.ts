import { expect, test } from 'vitest';

import { fileTypeOf } from './file-type.ts';
import { withoutMetadata } from './picture-metadata.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (one) => one.charCodeAt(0));
const textOf = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

const segment = (marker: string, data: string) =>
  `\xff${marker}${String.fromCharCode((data.length + 2) >> 8, (data.length + 2) & 0xff)}${data}`;

const jfif = segment('\xe0', 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0');
const adobe = segment('\xee', 'Adobe\0d\0\0\0\0\x01');
const tables = segment('\xdb', 'quantisation') + segment('\xc4', 'huffman \xff\xd9 codes');
const frame = segment('\xc0', '\x08\0\x01\0\x01\x01\x01\x11\0');
// Two scans, as a progressive picture has, with a restart and a stuffed zero among the codes.
const scans = `${segment('\xda', '\x01\x01\0\0\x3f\0')}a\xff\0b\xff\xd0c${segment('\xc4', 'more')}${segment('\xda', '\x01\x01\0\0\x3f\0')}d`;
const exif = segment('\xe1', 'Exif\0\0GPS 22.55N 114.1E');
const others = [
  segment('\xe1', 'http://ns.adobe.com/xap/1.0/\0GPS again'),
  segment('\xed', 'Photoshop 3.0\0by-line: 张三'.replace(/[^\0-\xff]/g, '?')),
  segment('\xe2', 'MPF\0 GPS of a second picture'),
  segment('\xfe', 'GPS in a comment'),
].join('');

test('a JPEG keeps the picture and loses what the camera wrote', () => {
  const first = `\xff\xd8${jfif}${exif}${others}${adobe}${tables}${frame}${scans}\xff\xd9`;
  const appended = `\xff\xd8${exif}${frame}${scans}\xff\xd9`;
  const bare = withoutMetadata(bytesOf(first + appended), 'image/jpeg');
  expect(textOf(bare)).toBe(`\xff\xd8${jfif}${adobe}${tables}${frame}${scans}\xff\xd9`);
  expect(textOf(bare)).not.toContain('GPS');
  expect(fileTypeOf(bare)).toBe('image/jpeg');
  expect(withoutMetadata(bare, 'image/jpeg')).toEqual(bare);
});

test('a JPEG with fill bytes between its segments is read as well', () => {
  const odd = `\xff\xd8\xff\xff${jfif}\xff${exif}${frame}${scans}\xff\xd9`;
  expect(textOf(withoutMetadata(bytesOf(odd), 'image/jpeg'))).toBe(
    `\xff\xd8${jfif}${frame}${scans}\xff\xd9`,
  );
});

const chunk = (type: string, data: string) =>
  `\0\0${String.fromCharCode(data.length >> 8, data.length & 0xff)}${type}${data}crc!`;

test('a PNG keeps its picture and colours and loses texts, time and Exif', () => {
  const start = `\x89PNG\r\n\x1a\n${chunk('IHDR', '\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0')}`;
  const kept = chunk('gAMA', 'x') + chunk('PLTE', 'xyz') + chunk('tRNS', 'x');
  const told = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'eXIf'].map((type) => chunk(type, 'GPS')).join('');
  const end = chunk('IDAT', 'data') + chunk('IEND', '');
  const bare = withoutMetadata(bytesOf(start + told + kept + told + end), 'image/png');
  expect(textOf(bare)).toBe(start + kept + end);
  expect(fileTypeOf(bare)).toBe('image/png');
});

test('a picture of nothing but empty segments takes no more memory than it has bytes', () => {
  const megabytes = 5 * 1024 * 1024;
  const picture = new Uint8Array(megabytes);
  const start = bytesOf(`\xff\xd8${frame}`);
  picture.set(start);
  for (let at = start.length; at + 6 < megabytes; at += 4) picture.set([0xff, 0xda, 0, 2], at);
  picture.set([0xff, 0xd9], megabytes - 2);
  const before = process.memoryUsage().heapUsed;
  withoutMetadata(picture, 'image/jpeg');
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
});
