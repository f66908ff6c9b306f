/** Degrees. */
export type Position = { longitude: number; latitude: number };

// Krasovsky's ellipsoid of 1940, by which the shift was made.
const equator = 6_378_245;
const eccentricitySquared = 0.006693421622965943;

/**
 * A WGS-84 position as maps in China show it (GCJ-02), good to a metre; outside of a box around
 * China the same. Published formula; maps add nothing more.
 */
export function toGcj02({ longitude, latitude }: Position): Position {
  if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
    return { longitude, latitude };
  }
  const east = longitude - 105;
  const north = latitude - 35;
  const both = 20 * wave(6 * east) + 20 * wave(2 * east);
  const metresNorth =
    (2 / 3) *
      (both +
        20 * wave(north) +
        40 * wave(north / 3) +
        160 * wave(north / 12) +
        320 * wave(north / 30)) -
    100 +
    2 * east +
    3 * north +
    0.2 * north ** 2 +
    0.1 * east * north +
    0.2 * Math.sqrt(Math.abs(east));
  const metresEast =
    (2 / 3) *
      (both +
        20 * wave(east) +
        40 * wave(east / 3) +
        150 * wave(east / 12) +
        300 * wave(east / 30)) +
    300 +
    east +
    2 * north +
    0.1 * east ** 2 +
    0.1 * east * north +
    0.1 * Math.sqrt(Math.abs(east));
  const radians = (latitude * Math.PI) / 180;
  const bulge = 1 - eccentricitySquared * Math.sin(radians) ** 2;
  const meridian = (equator * (1 - eccentricitySquared)) / bulge ** 1.5;
  const parallel = (equator / Math.sqrt(bulge)) * Math.cos(radians);
  return {
    longitude: longitude + (metresEast * 180) / (parallel * Math.PI),
    latitude: latitude + (metresNorth * 180) / (meridian * Math.PI),
  };
}

function wave(halfTurns: number): number {
  return Math.sin(halfTurns * Math.PI);
}
