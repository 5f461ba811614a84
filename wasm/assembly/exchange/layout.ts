// Byte offsets of everything that lives in the exchange's arenas, and of the two wire formats. All little-endian.

export const RECORD_BYTES: usize = 128;
export const RECORD_OP: usize = 0;
export const RECORD_SIDE: usize = 1;
export const RECORD_ORDER_TYPE: usize = 2;
export const RECORD_TIME_IN_FORCE: usize = 3;
export const RECORD_ACCOUNT: usize = 4;
export const RECORD_SEQUENCE: usize = 8;
export const RECORD_TIMESTAMP_MS: usize = 16;
export const RECORD_MARKET: usize = 24;
export const RECORD_ASSET: usize = 28;
export const RECORD_PRICE_TICKS: usize = 32;
export const RECORD_QUANTITY_LOTS: usize = 36;
/** An order's id, an amount, or a market's `baseUnitsPerLot`, as the op says. */
export const RECORD_VALUE: usize = 40;
export const RECORD_QUOTE_UNITS: usize = 48;
export const RECORD_QUOTE_ASSET: usize = 56;
export const RECORD_FEE_ACCOUNT: usize = 60;
export const RECORD_MAKER_FEE_BPS: usize = 64;
export const RECORD_TAKER_FEE_BPS: usize = 66;
export const RECORD_ADDRESS: usize = 72;

export const EVENT_BYTES: usize = 80;
export const EVENT_TYPE: usize = 0;
export const EVENT_SIDE: usize = 1;
export const EVENT_REASON: usize = 2;
/** A market, or an asset where the event is about one. */
export const EVENT_MARKET: usize = 4;
export const EVENT_SEQUENCE: usize = 8;
export const EVENT_ORDER_ID: usize = 16;
export const EVENT_MAKER_ORDER_ID: usize = 24;
export const EVENT_TRADE_ID: usize = 32;
export const EVENT_PRICE_TICKS: usize = 40;
export const EVENT_QUANTITY_LOTS: usize = 44;
export const EVENT_ACCOUNT: usize = 48;
export const EVENT_MAKER_ACCOUNT: usize = 52;
export const EVENT_REMAINING_LOTS: usize = 56;
export const EVENT_MAKER_REMAINING_LOTS: usize = 60;
/** The taker's fee, or an amount. */
export const EVENT_AMOUNT: usize = 64;
export const EVENT_MAKER_FEE: usize = 72;

export const ADDRESS_BYTES: usize = 20;
export const ACCOUNT_BYTES: usize = 32;
export const ACCOUNT_ADDRESS: usize = 0;
export const ACCOUNT_FIRST_ORDER: usize = 20;
export const ACCOUNT_LAST_ORDER: usize = 24;

/** Behind each account lies one balance per asset. */
export const BALANCE_BYTES: usize = 16;
export const BALANCE_AVAILABLE: usize = 0;
export const BALANCE_RESERVED: usize = 8;

export const MARKET_BYTES: usize = 128;
export const MARKET_BASE_ASSET: usize = 0;
export const MARKET_QUOTE_ASSET: usize = 4;
export const MARKET_BASE_UNITS_PER_LOT: usize = 8;
export const MARKET_QUOTE_UNITS_PER_TICK_LOT: usize = 16;
export const MARKET_MAKER_FEE_BPS: usize = 24;
export const MARKET_TAKER_FEE_BPS: usize = 28;
export const MARKET_RESERVE_FEE_BPS: usize = 32;
export const MARKET_FEE_ACCOUNT: usize = 36;
export const MARKET_INDEX: usize = 40;
/** The two halves of the book, buy then sell. */
export const MARKET_HALVES: usize = 64;

export const HALF_BYTES: usize = 32;
export const HALF_BEST: usize = 0;
export const HALF_WORST: usize = 4;
export const HALF_ROOT: usize = 8;
export const HALF_MARKET: usize = 12;
export const HALF_SIDE: usize = 16;
export const HALF_LEVELS: usize = 20;

export const LEVEL_BYTES: usize = 48;
export const LEVEL_PRICE_TICKS: usize = 0;
export const LEVEL_HALF: usize = 4;
export const LEVEL_LOTS: usize = 8;
export const LEVEL_FIRST_ORDER: usize = 16;
export const LEVEL_LAST_ORDER: usize = 20;
export const LEVEL_ORDERS: usize = 24;
export const LEVEL_BETTER: usize = 28;
export const LEVEL_WORSE: usize = 32;
export const LEVEL_NODE: usize = 36;

export const ORDER_BYTES: usize = 48;
export const ORDER_ID: usize = 0;
export const ORDER_LOTS: usize = 8;
export const ORDER_ACCOUNT: usize = 12;
export const ORDER_LEVEL: usize = 16;
/** Towards the back of the queue at its price. Links the free list too. */
export const ORDER_NEXT: usize = 20;
export const ORDER_PREVIOUS: usize = 24;
export const ORDER_ACCOUNT_NEXT: usize = 28;
export const ORDER_ACCOUNT_PREVIOUS: usize = 32;
