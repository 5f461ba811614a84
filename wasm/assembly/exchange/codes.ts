// Numbers that cross into TypeScript. `src/exchange/codes.ts` names the same ones; a test compares behaviour, not lists.

export const OP_OPEN_ACCOUNT: u32 = 1;
export const OP_LIST_MARKET: u32 = 2;
export const OP_DEPOSIT: u32 = 3;
export const OP_WITHDRAW: u32 = 4;
export const OP_PLACE_ORDER: u32 = 5;
export const OP_CANCEL_ORDER: u32 = 6;
export const OP_CANCEL_ALL: u32 = 7;
export const OP_REPLACE_ORDER: u32 = 8;
export const OP_MASS_QUOTE: u32 = 9;
export const OP_CANCEL_AFTER: u32 = 10;
export const OP_SET_FEES: u32 = 11;
export const OP_SET_MARK_PRICE: u32 = 12;
export const OP_HALT_MARKET: u32 = 13;
export const OP_RESUME_MARKET: u32 = 14;

export const SIDE_BUY: u32 = 0;
export const SIDE_SELL: u32 = 1;

// limit, market, stop limit, stop market, take-profit limit, take-profit market
export const ORDER_TYPE_LIMIT: u32 = 0;
/** This bit makes a type a market order. */
export const ORDER_TYPE_MARKET_BIT: u32 = 1;
export const ORDER_TYPE_STOP: u32 = 2;
export const ORDER_TYPE_TAKE_PROFIT: u32 = 4;
export const ORDER_TYPE_MAX: u32 = 5;

export const TIME_IN_FORCE_GTC: u32 = 0;
export const TIME_IN_FORCE_IOC: u32 = 1;
export const TIME_IN_FORCE_GTD: u32 = 2;
export const TIME_IN_FORCE_FOK: u32 = 3;

export const FLAG_POST_ONLY: u32 = 1;
export const FLAG_REDUCE_ONLY: u32 = 2;
export const FLAG_TRIGGER_BY_MARK: u32 = 4;
/** The flags that a record may carry. */
export const FLAGS_PLACED: u32 = 7;
export const FLAG_QUOTE: u32 = 8;
/** Two bits. */
export const FLAG_SELF_TRADE_SHIFT: u32 = 4;
export const FLAG_WAITING: u32 = 64;

export const SELF_TRADE_EXPIRE_TAKER: u32 = 0;
export const SELF_TRADE_EXPIRE_MAKER: u32 = 1;
export const SELF_TRADE_EXPIRE_BOTH: u32 = 2;
export const SELF_TRADE_DECREMENT: u32 = 3;
export const SELF_TRADE_MAX: u32 = 3;

export const EVENT_ACCOUNT_OPENED: u32 = 1;
export const EVENT_MARKET_LISTED: u32 = 2;
export const EVENT_DEPOSITED: u32 = 3;
export const EVENT_WITHDRAWN: u32 = 4;
export const EVENT_REJECTED: u32 = 5;
export const EVENT_TRADE: u32 = 6;
export const EVENT_RESTED: u32 = 7;
export const EVENT_CANCELED: u32 = 8;
export const EVENT_REDUCED: u32 = 9;
export const EVENT_WAITING: u32 = 10;
export const EVENT_TRIGGERED: u32 = 11;
export const EVENT_DEADLINE_SET: u32 = 12;
export const EVENT_FEES_CHANGED: u32 = 13;
export const EVENT_MARK_PRICE_CHANGED: u32 = 14;
export const EVENT_MARKET_HALTED: u32 = 15;
export const EVENT_MARKET_RESUMED: u32 = 16;

// Why a command was rejected, or an order that was already taken in did not get further.
export const REASON_NONE: u32 = 0;
export const REASON_UNKNOWN_ACCOUNT: u32 = 1;
export const REASON_UNKNOWN_MARKET: u32 = 2;
export const REASON_UNKNOWN_ORDER: u32 = 3;
export const REASON_UNKNOWN_ASSET: u32 = 4;
export const REASON_BAD_COMMAND: u32 = 5;
export const REASON_BAD_TIME: u32 = 6;
export const REASON_BAD_PRICE: u32 = 7;
export const REASON_BAD_QUANTITY: u32 = 8;
export const REASON_OVERFLOW: u32 = 9;
export const REASON_MARKET_HALTED: u32 = 10;
export const REASON_OUTSIDE_PRICE_BAND: u32 = 11;
export const REASON_NOTHING_TO_REDUCE: u32 = 12;
export const REASON_INSUFFICIENT_BALANCE: u32 = 13;
export const REASON_TOO_MANY_ORDERS: u32 = 14;
export const REASON_ORDERS_FULL: u32 = 15;
export const REASON_LEVELS_FULL: u32 = 16;
export const REASON_ACCOUNTS_FULL: u32 = 17;
export const REASON_MARKETS_FULL: u32 = 18;
export const REASON_WOULD_TRADE: u32 = 19;
// Why an order ended that was in order.
export const REASON_REQUESTED: u32 = 20;
export const REASON_REPLACED: u32 = 21;
export const REASON_IMMEDIATE_OR_CANCEL: u32 = 22;
export const REASON_FILL_OR_KILL: u32 = 23;
export const REASON_SELF_TRADE: u32 = 24;
export const REASON_EXPIRED: u32 = 25;
export const REASON_DEAD_MANS_SWITCH: u32 = 26;

/** Prices and quantities are below this, so that their product fits 62 bits. */
export const TICKS_OR_LOTS_END: u32 = 0x80000000;
export const FEE_BPS_MAX: i32 = 10000;
/** Times stay exact as JavaScript numbers. */
export const TIME_MS_MAX: u64 = 9007199254740991;
/** The bits of an order's id that are its command's sequence; above them stands which quote of the command it is. */
export const SEQUENCE_BITS: u64 = 49;
export const SEQUENCE_MAX: u64 = 562949953421311;
