// Names of the numbers in records, events and snapshots, by number (assembly/exchange/codes.ts).

/** Operations; the first has number 1. */
export const OPS = [
  'openAccount',
  'listMarket',
  'deposit',
  'withdraw',
  'placeOrder',
  'cancelOrder',
  'cancelAll',
  'replaceOrder',
  'massQuote',
  'cancelAfter',
  'setFees',
  'setMarkPrice',
  'haltMarket',
  'resumeMarket',
] as const;

export const SIDES = ['buy', 'sell'] as const;
export const ORDER_TYPES = [
  'limit',
  'market',
  'stopLimit',
  'stopMarket',
  'takeProfitLimit',
  'takeProfitMarket',
] as const;
export const TIMES_IN_FORCE = ['GTC', 'IOC', 'GTD', 'FOK'] as const;
export const SELF_TRADE_PREVENTIONS = ['expireTaker', 'expireMaker', 'expireBoth', 'decrement'] as const;
export const TRIGGER_PRICES = ['lastTrade', 'markPrice'] as const;

/** Why a command was rejected, in the order in which they are looked for; the first has number 1. */
export const REJECT_REASONS = [
  'unknownAccount',
  'unknownMarket',
  'unknownOrder',
  'unknownAsset',
  'badCommand',
  'badTime',
  'badPrice',
  'badQuantity',
  'overflow',
  'marketHalted',
  'outsidePriceBand',
  'nothingToReduce',
  'insufficientBalance',
  'tooManyOrders',
  'ordersFull',
  'levelsFull',
  'accountsFull',
  'marketsFull',
  'wouldTrade',
] as const;

/** Why an order ended that was in order: on request, or by what it met. */
const END_REASONS = [
  'requested',
  'replaced',
  'immediateOrCancel',
  'fillOrKill',
  'selfTrade',
  'expired',
  'deadMansSwitch',
] as const;

/** All reasons in events; the first has number 1. */
export const REASONS = [...REJECT_REASONS, ...END_REASONS] as const;

/** Why an order was canceled: also what a triggered order or a quote met that would have rejected a new order. */
export const CANCEL_REASONS = [
  ...END_REASONS,
  'outsidePriceBand',
  'nothingToReduce',
  'insufficientBalance',
  'tooManyOrders',
  'ordersFull',
  'levelsFull',
  'wouldTrade',
] as const;

export type Side = (typeof SIDES)[number];
export type OrderType = (typeof ORDER_TYPES)[number];
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];
export type SelfTradePrevention = (typeof SELF_TRADE_PREVENTIONS)[number];
export type TriggerPrice = (typeof TRIGGER_PRICES)[number];
export type RejectReason = (typeof REJECT_REASONS)[number];
export type CancelReason = (typeof CANCEL_REASONS)[number];
