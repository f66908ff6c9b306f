import type { FileHandle } from 'node:fs/promises';

import { SaxesParser } from 'saxes';
import { fromFdPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

import { tooManyBytes } from './sheets-limits.ts';
import type { SheetLimits } from './sheets-limits.ts';
import { nodeChunks } from './streams.ts';

export type Archive = {
  has(path: string): boolean;
  /** Feeds a part to the handlers; after each piece yields, so that rows can be passed on. */
  parse(path: string, handlers: XmlHandlers, maxBytes?: number): AsyncGenerator<void>;
};

export type XmlHandlers = {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Asked after each piece: true when the rest of the part doesn't matter. */
  done?(): boolean;
};

const maxEntries = 10_000;
// A text or a tag longer than this is an attack: Excel stops at 32,767 characters.
const maxRunBytes = 8_000_000;

/** Reads by the directory at the end of the file, so the order of the parts doesn't matter. */
export async function openArchive(handle: FileHandle, limits: SheetLimits): Promise<Archive> {
  // Never closed: the handle belongs to the caller, and yauzl would close it a second time.
  const zip = await fromFdPromise(handle.fd, { autoClose: false, lazyEntries: true });
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName.toLowerCase(), entry);
    if (entries.size > maxEntries) throw new Error('too many files in the archive');
  }
  const budget = { left: limits.unpackedBytes };

  return {
    has: (path) => entries.has(path.toLowerCase()),
    async *parse(path, handlers, maxBytes = limits.unpackedBytes) {
      const entry = entries.get(path.toLowerCase());
      if (entry === undefined) throw new Error(`no ${path} in the archive`);
      if (entry.uncompressedSize > maxBytes) throw tooManyBytes(maxBytes);
      yield* parsePart(zip, entry, handlers, (bytes) => {
        budget.left -= bytes;
        if (budget.left < 0) throw tooManyBytes(limits.unpackedBytes);
      });
    },
  };
}

async function* parsePart(
  zip: ZipFile,
  entry: Entry,
  handlers: XmlHandlers,
  spend: (bytes: number) => void,
): AsyncGenerator<void> {
  let run = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type has no place in a workbook');
  });
  parser.on('opentag', (tag) => {
    run = 0;
    handlers.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => handlers.close?.(localName(tag.name)));
  if (handlers.text !== undefined) {
    parser.on('text', (text) => handlers.text?.(text));
    parser.on('cdata', (text) => handlers.text?.(text));
  }

  const decoder = new TextDecoder('utf-8', { fatal: true });
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const chunk of nodeChunks(stream)) {
      spend(chunk.byteLength);
      run += chunk.byteLength;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (run > maxRunBytes) throw new Error('a single value is too long');
      yield;
      if (handlers.done?.() === true) return;
    }
    parser.close();
    yield;
  } finally {
    stream.destroy();
  }
}

// Some generators write `<x:row>`; the prefix is theirs to choose.
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Reads a part to its end, for handlers that keep what they need. */
export async function drained(parts: AsyncGenerator<void>): Promise<void> {
  for await (const _ of parts);
}
