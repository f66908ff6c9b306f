import { daysUntil } from '../../shared/formats.ts';
import type { StockRow } from './all-stock.ts';

export const soonDays = 30;

export const expiries = ['expired', 'soon'] as const;
export type Expiry = (typeof expiries)[number];

/** Goods past their date, or so near to it that somebody has to act. */
export function isExpiring({ expiryDate }: StockRow, expiry: Expiry): boolean {
  const days = daysUntil(expiryDate);
  return expiry === 'expired' ? days < 0 : days >= 0 && days <= soonDays;
}
