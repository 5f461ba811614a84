import { formatDecimal } from '@quantum-chain/edge/client';
import type { Formatters } from '../i18n/formatters.ts';
import { PRICE_DECIMALS, SHARE_DECIMALS } from './shareMath.ts';

const SHOWN_DECIMALS = 4;

/** Dollars a share: `1.0764`. */
export function sharePriceText(price: bigint, format: Formatters): string {
  return format.decimal(formatDecimal(price, PRICE_DECIMALS), SHOWN_DECIMALS, SHOWN_DECIMALS);
}

/** A number of shares: `47.1200`. */
export function sharesText(shares: bigint, format: Formatters): string {
  return format.decimal(formatDecimal(shares, SHARE_DECIMALS), SHOWN_DECIMALS, SHOWN_DECIMALS);
}
