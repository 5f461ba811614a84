// Byte offsets of everything that lives in the exchange's arenas, little-endian. Orders and markets begin with their entry
// of the snapshot, byte for byte, so that writing, reading and hashing one is a copy.

export const ADDRESS_BYTES: usize = 20;
export const ACCOUNT_BYTES: usize = 64;
export const ACCOUNT_ADDRESS: usize = 0;
/** Open orders in all markets. */
export const ACCOUNT_ORDERS: usize = 20;
/** When the dead man's switch cancels them, or 0. */
export const ACCOUNT_DEADLINE_MS: usize = 24;
export const ACCOUNT_FIRST_ORDER: usize = 32;
export const ACCOUNT_LAST_ORDER: usize = 36;
/** Place in the timers' heap. */
export const ACCOUNT_TIMER: usize = 40;

/** Behind each account lies one balance per asset. */
export const BALANCE_BYTES: usize = 16;
export const BALANCE_AVAILABLE: usize = 0;
export const BALANCE_RESERVED: usize = 8;

export const MARKET_BYTES: usize = 320;
export const MARKET_BASE_ASSET: usize = 0;
export const MARKET_QUOTE_ASSET: usize = 4;
export const MARKET_BASE_UNITS_PER_LOT: usize = 8;
export const MARKET_QUOTE_UNITS_PER_TICK_LOT: usize = 16;
/** Signed: negative is a rebate. */
export const MARKET_MAKER_FEE_BPS: usize = 24;
export const MARKET_TAKER_FEE_BPS: usize = 28;
export const MARKET_FEE_ACCOUNT: usize = 32;
/** 0: any price. */
export const MARKET_PRICE_BAND_BPS: usize = 36;
/** 0: as many as there is room for. */
export const MARKET_ACCOUNT_ORDERS_MAX: usize = 40;
export const MARKET_HALTED: usize = 44;
/** 0 before the first trade. */
export const MARKET_LAST_TICKS: usize = 48;
/** 0 before the first mark price. */
export const MARKET_MARK_TICKS: usize = 52;
export const MARKET_ENTRY_BYTES: usize = 56;
// From here on derived, and part of no snapshot.
export const MARKET_INDEX: usize = 56;
export const MARKET_RESERVE_FEE_BPS: usize = 60;
export const MARKET_TICK_LOTS_MAX: usize = 64;
export const MARKET_LOTS_MAX: usize = 72;
/** 1 while waiting orders may have to be triggered. */
export const MARKET_PENDING: usize = 80;
/** Two halves of the book, buy then sell, then four of waiting orders (triggers.ts). */
export const MARKET_HALVES: usize = 128;

export const HALF_BYTES: usize = 32;
export const HALF_BEST: usize = 0;
export const HALF_WORST: usize = 4;
export const HALF_ROOT: usize = 8;
/** Which prices are better: 0 the high ones (bids), 1 the low ones (asks). */
export const HALF_ASCENDING: usize = 12;

export const LEVEL_BYTES: usize = 64;
export const LEVEL_PRICE_TICKS: usize = 0;
export const LEVEL_HALF: usize = 4;
export const LEVEL_LOTS: usize = 8;
export const LEVEL_FIRST_ORDER: usize = 16;
export const LEVEL_LAST_ORDER: usize = 20;
export const LEVEL_ORDERS: usize = 24;
export const LEVEL_BETTER: usize = 28;
export const LEVEL_WORSE: usize = 32;
export const LEVEL_NODE: usize = 36;

/** One cache line. */
export const ORDER_BYTES: usize = 64;
export const ORDER_ID: usize = 0;
/** Grows with every order that queues up: the smaller goes first at its price. */
export const ORDER_PRIORITY: usize = 8;
export const ORDER_ACCOUNT: usize = 16;
export const ORDER_PRICE_TICKS: usize = 20;
export const ORDER_LOTS: usize = 24;
/** The fee that its reserve covers, and the most it ever pays as a maker. */
export const ORDER_RESERVE_FEE_BPS: usize = 28;
export const ORDER_MARKET: usize = 30;
export const ORDER_SIDE: usize = 32;
export const ORDER_TYPE: usize = 33;
export const ORDER_TIME_IN_FORCE: usize = 34;
export const ORDER_FLAGS: usize = 35;
export const ORDER_TRIGGER_TICKS: usize = 36;
export const ORDER_EXPIRES_AT_MS: usize = 40;
export const ORDER_ENTRY_BYTES: usize = 48;
// From here on links.
export const ORDER_LEVEL: usize = 48;
/** Towards the back of the queue at its price. Links the free list too. */
export const ORDER_NEXT: usize = 52;
export const ORDER_PREVIOUS: usize = 56;
export const ORDER_BUCKET_NEXT: usize = 60;

// Links that only coming and going needs lie apart, so that moving an order touches one line of it.
export const ORDER_COLD_BYTES: usize = 16;
export const COLD_ACCOUNT_NEXT: usize = 0;
export const COLD_ACCOUNT_PREVIOUS: usize = 4;
export const COLD_TIMER: usize = 8;
