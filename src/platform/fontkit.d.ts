/** The part of fontkit 2 that is used here; it brings no types. */
declare module 'fontkit' {
  export type PathCommand =
    | { command: 'moveTo' | 'lineTo'; args: [number, number] }
    | { command: 'quadraticCurveTo'; args: [number, number, number, number] }
    | { command: 'bezierCurveTo'; args: [number, number, number, number, number, number] }
    | { command: 'closePath'; args: [] };
  export type Glyph = { id: number; path: { commands: PathCommand[] } };
  export type GlyphRun = {
    glyphs: Glyph[];
    positions: { xAdvance: number; xOffset: number; yOffset: number }[];
  };
  export type Font = { unitsPerEm: number; layout(text: string): GlyphRun };
  export function create(bytes: Uint8Array): Font;
}
