import fc from 'fast-check';
import { expect, test } from 'vitest';

import { toGcj02 } from './gcj02.ts';

// The vectors that googollee/eviltransform publishes for its implementations.
test.each([
  ['Shanghai', 121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
  ['Shenzhen', 113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
  ['Beijing', 116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
])('%s stands where Chinese maps show it', (_, longitude, latitude, east, north) => {
  const shown = toGcj02({ longitude, latitude });
  expect(shown.longitude).toBeCloseTo(east, 7);
  expect(shown.latitude).toBeCloseTo(north, 7);
});

test('abroad nothing is shifted, and in China never by more than a kilometre or so', () => {
  const sydney = { longitude: 151.2093, latitude: -33.8688 };
  expect(toGcj02(sydney)).toEqual(sydney);
  fc.assert(
    fc.property(
      fc.double({ min: 73, max: 135, noNaN: true }),
      fc.double({ min: 18, max: 53, noNaN: true }),
      (longitude, latitude) => {
        const shown = toGcj02({ longitude, latitude });
        expect(Math.abs(shown.longitude - longitude)).toBeLessThan(0.02);
        expect(Math.abs(shown.latitude - latitude)).toBeLessThan(0.02);
      },
    ),
  );
});
