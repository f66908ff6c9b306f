import { qrText } from '../../core/qr.ts';
import { itemLink } from '../../domain/digital-link.ts';
import * as errors from './labels.errors.ts';
import type { PrintedFacts } from './labels.events.ts';
import type { Link } from './labels.schemas.ts';

type Named = Pick<PrintedFacts, 'gtin' | 'lotNumber'>;

/** Any code: what of a link comes before it is the same for all. */
const someCode = '0'.repeat(20);

/** Refuses what can't be a Digital Link, or would be one to somebody else's goods. */
export function demandDigitalLink(facts: Named): void {
  if (facts.gtin === null) throw errors.noGtin();
  digitalLinkStart('https://id.gs1.org', facts.gtin, facts.lotNumber);
}

function digitalLinkStart(stem: string, gtin: string, lot: string): string {
  const written = itemLink({ gtin, lot, serial: someCode }, stem);
  if (!written.ok) throw errors.notLinkable(written.fault);
  return written.uri.slice(0, -someCode.length);
}

/**
 * What the symbols of a print say, in front of a code. In capitals a symbol is smaller; a lot number keeps
 * its letters, for others than this server read it.
 */
export function linkStart(publicUrl: string, link: Link, facts: Named): string {
  if (link === 'short') return qrText(publicUrl, '');
  const base = new URL(publicUrl);
  const stem = base.pathname === '/' ? base.origin.toUpperCase() : base.href.replace(/\/$/, '');
  return digitalLinkStart(stem, facts.gtin ?? '', facts.lotNumber);
}
