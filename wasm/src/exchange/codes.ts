// Names of the numbers in records and events, by number (assembly/exchange/codes.ts).

/** Operations; the first has number 1. */
export const OPS = [
  'openAccount',
  'listMarket',
  'deposit',
  'withdraw',
  'placeOrder',
  'cancelOrder',
  'cancelAll',
] as const;

export const SIDES = ['buy', 'sell'] as const;
export const ORDER_TYPES = ['limit', 'market'] as const;
export const TIMES_IN_FORCE = ['GTC', 'IOC'] as const;

/** Why a command was rejected; the first has number 1. */
export const REJECT_REASONS = [
  'unknownAccount',
  'unknownMarket',
  'unknownOrder',
  'unknownAsset',
  'badPrice',
  'badQuantity',
  'insufficientBalance',
  'ordersFull',
  'accountsFull',
  'levelsFull',
  'overflow',
  'badCommand',
  'marketsFull',
] as const;

export const CANCEL_REASONS = ['requested', 'immediateOrCancel', 'selfTrade'] as const;

export type Side = (typeof SIDES)[number];
export type OrderType = (typeof ORDER_TYPES)[number];
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];
export type RejectReason = (typeof REJECT_REASONS)[number];
export type CancelReason = (typeof CANCEL_REASONS)[number];
