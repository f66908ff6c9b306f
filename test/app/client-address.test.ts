import { expect, test } from 'vitest';

import { clientAddress } from '../../src/platform/client-address.ts';

const env = { incoming: { socket: { remoteAddress: '10.0.0.9' } } };
const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value });

test('without trusted proxies only the socket counts, whatever the client claims', () => {
  expect(clientAddress(forwarded('203.0.113.7'), env, 0)).toBe('10.0.0.9');
});

test('behind proxies the entry counts that the outermost of ours wrote', () => {
  expect(clientAddress(forwarded('203.0.113.7'), env, 1)).toBe('203.0.113.7');
  expect(clientAddress(forwarded('1.2.3.4, 203.0.113.7'), env, 1)).toBe('203.0.113.7');
  expect(clientAddress(forwarded('1.2.3.4, 203.0.113.7, 10.0.0.2'), env, 2)).toBe('203.0.113.7');
});

test('a header that is short or no address falls back to the socket', () => {
  expect(clientAddress(new Headers(), env, 1)).toBe('10.0.0.9');
  expect(clientAddress(forwarded('203.0.113.7'), env, 2)).toBe('10.0.0.9');
  expect(clientAddress(forwarded('<script>'), env, 1)).toBe('10.0.0.9');
  expect(clientAddress(new Headers(), undefined, 0)).toBeUndefined();
});
