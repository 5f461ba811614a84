import { type Formatters, unitsText } from '../i18n/formatters.ts';

const QOR_DECIMALS = 18;
/** Enough to tell a network fee from nothing. */
const SHOWN_DECIMALS = 9;

/** Wei as QOR. */
export function qorText(wei: bigint, format: Formatters): string {
  return format.decimal(unitsText(wei, QOR_DECIMALS), 0, SHOWN_DECIMALS);
}
