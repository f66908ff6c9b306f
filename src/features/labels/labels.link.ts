import { qrText } from '../../core/qr.ts';
import { checkBatchAi10, checkGtin, isRestrictedCirculation } from '../../domain/gs1.ts';
import * as errors from './labels.errors.ts';
import type { PrintedFacts } from './labels.events.ts';
import type { Link } from './labels.schemas.ts';

type Named = Pick<PrintedFacts, 'gtin' | 'lotNumber'>;

/** Refuses what can't be a Digital Link, or would be one to somebody else's goods. */
export function demandDigitalLink({ gtin, lotNumber }: Named): void {
  if (gtin === null) throw errors.noGtin();
  const checked = checkGtin(gtin);
  if (!checked.ok) throw errors.doubtfulGtin(checked.fault);
  if (isRestrictedCirculation(checked.value)) throw errors.restrictedGtin(gtin);
  if (checked.warning) throw errors.doubtfulGtin(checked.warning);
  if (!checkBatchAi10(lotNumber).ok) throw errors.unfitLotNumber(lotNumber);
}

/** What the symbols of a print say; a lot number keeps its letters, for others than ours read it. */
export function linkMaker(publicUrl: string, link: Link, facts: Named): (code: string) => string {
  if (link === 'short') {
    const start = qrText(publicUrl, '');
    return (code) => start + code;
  }
  const base = new URL(publicUrl);
  const gtin = (facts.gtin ?? '').padStart(14, '0');
  const stem = base.pathname === '/' ? base.origin.toUpperCase() : base.href.replace(/\/$/, '');
  const start = `${stem}/01/${gtin}/10/${encodeURIComponent(facts.lotNumber)}/21/`;
  return (code) => start + code;
}
