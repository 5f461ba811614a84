// Offsets inside a record of the log (assembly/exchange/layout.ts has the same).

/** Bytes of one record. */
export const RECORD_BYTES = 128;
export const ADDRESS_BYTES = 20;
export const REF_BYTES = 32;
/** Bids and asks of one mass quote. */
export const QUOTES_MAX = 8;
export const QUOTE_BYTES = 8;

export const RECORD = {
  op: 0,
  side: 1,
  bids: 1,
  orderType: 2,
  asks: 2,
  timeInForce: 3,
  account: 4,
  sequence: 8,
  timestampMs: 16,
  market: 24,
  asset: 28,
  triggerTicks: 28,
  priceTicks: 32,
  quotes: 32,
  quantityLots: 36,
  value: 40,
  quoteUnits: 48,
  flags: 48,
  selfTrade: 49,
  quoteAsset: 56,
  feeAccount: 60,
  makerFeeBps: 64,
  takerFeeBps: 66,
  priceBandBps: 68,
  accountOrdersMax: 72,
  address: 72,
  ref: 96,
} as const;

export const FLAG_POST_ONLY = 1;
export const FLAG_REDUCE_ONLY = 2;
export const FLAG_TRIGGER_BY_MARK = 4;
