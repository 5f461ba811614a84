// Numbers that cross into TypeScript. `src/exchange/codes.ts` names the same ones; a test compares behaviour, not lists.

export const OP_OPEN_ACCOUNT: u32 = 1;
export const OP_LIST_MARKET: u32 = 2;
export const OP_DEPOSIT: u32 = 3;
export const OP_WITHDRAW: u32 = 4;
export const OP_PLACE_ORDER: u32 = 5;
export const OP_CANCEL_ORDER: u32 = 6;
export const OP_CANCEL_ALL: u32 = 7;

export const SIDE_BUY: u32 = 0;
export const SIDE_SELL: u32 = 1;
export const ORDER_TYPE_MARKET: u32 = 1;
export const TIME_IN_FORCE_IOC: u32 = 1;

export const EVENT_ACCOUNT_OPENED: u32 = 1;
export const EVENT_MARKET_LISTED: u32 = 2;
export const EVENT_DEPOSITED: u32 = 3;
export const EVENT_WITHDRAWN: u32 = 4;
export const EVENT_REJECTED: u32 = 5;
export const EVENT_TRADE: u32 = 6;
export const EVENT_RESTED: u32 = 7;
export const EVENT_CANCELED: u32 = 8;

export const REJECT_NONE: u32 = 0;
export const REJECT_UNKNOWN_ACCOUNT: u32 = 1;
export const REJECT_UNKNOWN_MARKET: u32 = 2;
export const REJECT_UNKNOWN_ORDER: u32 = 3;
export const REJECT_UNKNOWN_ASSET: u32 = 4;
export const REJECT_BAD_PRICE: u32 = 5;
export const REJECT_BAD_QUANTITY: u32 = 6;
export const REJECT_INSUFFICIENT_BALANCE: u32 = 7;
export const REJECT_ORDERS_FULL: u32 = 8;
export const REJECT_ACCOUNTS_FULL: u32 = 9;
export const REJECT_LEVELS_FULL: u32 = 10;
export const REJECT_OVERFLOW: u32 = 11;
export const REJECT_BAD_COMMAND: u32 = 12;
export const REJECT_MARKETS_FULL: u32 = 13;

export const CANCEL_REQUESTED: u32 = 0;
export const CANCEL_IMMEDIATE_OR_CANCEL: u32 = 1;
export const CANCEL_SELF_TRADE: u32 = 2;

/** Prices and quantities are below this, so that their product fits 62 bits. */
export const TICKS_OR_LOTS_END: u32 = 0x80000000;
export const FEE_BPS_MAX: u32 = 10000;
/** Sequences stay exact as JavaScript numbers. */
export const SEQUENCE_MAX: u64 = 9007199254740991;
