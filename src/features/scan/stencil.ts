/** A text as bytes, with the code that it was asked for in it. */
export type Stencil = (code: string) => Uint8Array<ArrayBuffer>;

/**
 * For pages that are the same for every code but for the code itself, which has one length: made
 * once, and from then on copied with the code written over the places where the sample stood. Who
 * floods us with forged codes must not make us draw a page for each.
 */
export function cutStencil(
  sample: string,
  text: string,
  forms: readonly ((code: string) => string)[],
): Stencil {
  const bytes = new TextEncoder().encode(text);
  const places = forms.flatMap((form) => placesOf(bytes, form(sample)).map((at) => ({ at, form })));
  return (code) => {
    const copy = bytes.slice();
    for (const { at, form } of places) {
      const shown = form(code);
      for (let index = 0; index < shown.length; index += 1) {
        copy[at + index] = shown.charCodeAt(index);
      }
    }
    return copy;
  };
}

function placesOf(bytes: Uint8Array, sought: string): number[] {
  const wanted = new TextEncoder().encode(sought);
  const [first = 0] = wanted;
  const found: number[] = [];
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) found.push(at);
  }
  return found;
}
