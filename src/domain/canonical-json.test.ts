import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson, type Json } from './canonical-json.ts';

function parse(text: string): Json {
  return JSON.parse(text) as Json;
}

function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

test('the sample of RFC 8785, 3.2.2 and 3.2.3 comes out as printed', () => {
  const input = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  expect(canonicalJson(parse(input))).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
});

test('the bytes of the sample are those of RFC 8785, 3.2.4', () => {
  const text = canonicalJson({ string: '\u20ac$\u000f\nA' });
  expect(Buffer.from(text).toString('hex')).toBe(
    '7b22737472696e67223a22e282ac245c75303030665c6e41227d',
  );
});

test('keys sort by UTF-16 code units, RFC 8785, 3.2.3', () => {
  const input = String.raw`{
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis"
  }`;
  const titles = [...canonicalJson(parse(input)).matchAll(/:"([^"]*)"/g)].map(([, title]) => title);
  expect(titles).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('double %s prints as %s (RFC 8785, appendix B)', (hex, expected) => {
  expect(canonicalJson(double(hex))).toBe(expected);
});

test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
  'double %s is refused',
  (hex) => {
    expect(() => canonicalJson([double(hex)])).toThrow(TypeError);
  },
);

test('lone surrogates are refused in values and keys', () => {
  expect(() => canonicalJson('\udead')).toThrow(TypeError);
  expect(() => canonicalJson({ '\ud83d': 1 })).toThrow(TypeError);
  expect(canonicalJson('\ud83d\ude00')).toBe('"😀"');
});

test.each([
  ['undefined', undefined],
  ['a missing member', { a: undefined }],
  ['a hole', Array(1)],
  ['a date', new Date(0)],
  ['a map', new Map([['a', 1]])],
  ['a bigint', 1n],
  ['a function', () => 1],
])('%s is refused', (_name, value) => {
  expect(() => canonicalJson(value as unknown as Json)).toThrow(TypeError);
});

test('a key named __proto__ is kept', () => {
  expect(canonicalJson(parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
});

test('parsing gives the value back, and the order of keys never matters', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const text = canonicalJson(value as Json);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(parse(text))).toBe(text);
      expect(canonicalJson(reversed(value as Json))).toBe(text);
    }),
  );
});

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed);
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)]));
}
