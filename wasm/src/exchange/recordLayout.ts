// Offsets inside a record of the log (assembly/exchange/layout.ts has the same).

/** Bytes of one record. */
export const RECORD_BYTES = 128;
export const ADDRESS_BYTES = 20;
export const REF_BYTES = 32;

export const RECORD = {
  op: 0,
  side: 1,
  orderType: 2,
  timeInForce: 3,
  account: 4,
  sequence: 8,
  timestampMs: 16,
  market: 24,
  asset: 28,
  priceTicks: 32,
  quantityLots: 36,
  value: 40,
  quoteUnits: 48,
  quoteAsset: 56,
  feeAccount: 60,
  makerFeeBps: 64,
  takerFeeBps: 66,
  address: 72,
  ref: 96,
} as const;
