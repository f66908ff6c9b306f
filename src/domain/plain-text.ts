// Controls hide content, lone surrogates do not survive UTF-8, and bidi embeddings, overrides and
// isolates (UAX #9, section 2) make a label read other than it is stored.
const forbidden = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** Text as we store it, NFC and trimmed; undefined when it holds characters that could deceive. */
export function cleanText(
  text: string,
  options: { readonly multiline?: boolean } = {},
): string | undefined {
  // Browsers send the line ends of a text area as CR LF (HTML, form submission).
  const lines = options.multiline ? text.replace(/\r\n?/g, '\n') : text;
  const value = lines.normalize('NFC').trim();
  const visible = options.multiline ? value.replace(/[\n\t]/g, '') : value;
  return forbidden.test(visible) ? undefined : value;
}
