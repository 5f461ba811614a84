// Why a trade was made; the words are in src/backtest/trades.ts.

export const BY_SIGNAL: i64 = 0;
export const BY_STOP_LOSS: i64 = 1;
export const BY_TAKE_PROFIT: i64 = 2;
export const BY_TRAILING_STOP: i64 = 3;
export const BY_LIQUIDATION: i64 = 4;
