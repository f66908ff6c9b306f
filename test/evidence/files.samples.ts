/** The smallest whole files of each kind that we take. */
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

export function aPdf(text = 'certificate'): Uint8Array {
  return latin1(
    `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%${text}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
  );
}

export function aPng(text = ''): Uint8Array {
  const chunk = (type: string, data: string) => {
    const length = String.fromCharCode(0, 0, data.length >> 8, data.length & 0xff);
    return `${length}${type}${data}\x00\x00\x00\x00`;
  };
  const header = '\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00';
  return latin1(
    `\x89PNG\r\n\x1a\n${chunk('IHDR', header)}${chunk('tEXt', text)}${chunk('IDAT', 'x')}${chunk('IEND', '')}`,
  );
}

export function aJpeg(): Uint8Array {
  const frame = '\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00';
  const scan = '\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x7f';
  return latin1(`\xff\xd8\xff\xe0\x00\x04\x00\x00${frame}${scan}\xff\xd9`);
}

/** What pretends to be a file of ours. */
export const impostors: Record<string, Uint8Array> = {
  'a web page': latin1('<!doctype html><script>alert(1)</script>'),
  'a page behind a PDF header': latin1('%PDF-1.4\n<script>alert(1)</script>'),
  'a PDF header in the middle': latin1('<html>%PDF-1.4\nstartxref\n9\n%%EOF\n'),
  'a PNG with a page behind it': Uint8Array.from([...aPng(), ...latin1('<script>')]),
  'half a PNG': aPng().slice(0, 40),
  'a JPEG without an end': aJpeg().slice(0, -2),
  'a JPEG of one marker': latin1('\xff\xd8\xff\xd9'),
  'a zip': latin1('PK\x03\x04whatever'),
  nothing: new Uint8Array(),
};
