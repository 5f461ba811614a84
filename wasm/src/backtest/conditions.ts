import { ModelError } from '../model/ModelError.ts';

/** How a run trades, in bps of what is named; 0 switches a thing off. */
export interface TradingConditions {
  /** The position's worth at an entry, of equity. */
  longExposureBps: number;
  shortExposureBps: number;
  /** The most that a position may be worth, of equity: 10,000 borrows nothing, 200,000 is twentyfold. */
  leverageMaxBps: number;
  /** A position is closed by force once equity is no more than this part of its worth. */
  maintenanceMarginBps: number;
  halfSpreadBps: number;
  /** By how much an order as large as the bar's volume moves the price; smaller ones with the square of their share. */
  impactBps: number;
  /** The most of a bar's volume that an order by signal may take. */
  volumeShareMaxBps: number;
  /** From the position's mean price. */
  stopLossBps: number;
  takeProfitBps: number;
  /** From the best price since the entry, of the bars before. */
  trailingStopBps: number;
}

/** Rule 1 of docs/protocol.md: 95 % of equity, long or nothing, no costs but fee and slippage, no stops. */
export const SPOT_CONDITIONS: TradingConditions = {
  longExposureBps: 9_500,
  shortExposureBps: 0,
  leverageMaxBps: 10_000,
  maintenanceMarginBps: 0,
  halfSpreadBps: 0,
  impactBps: 0,
  volumeShareMaxBps: 0,
  stopLossBps: 0,
  takeProfitBps: 0,
  trailingStopBps: 0,
};

const BPS = 10_000;
const LEVERAGE_MAX_BPS = 200_000;
/** Least and most of each, in the order in which the engine reads them. */
const BOUNDS: Record<keyof TradingConditions, readonly [least: number, most: number]> = {
  longExposureBps: [0, LEVERAGE_MAX_BPS],
  shortExposureBps: [0, LEVERAGE_MAX_BPS],
  leverageMaxBps: [BPS, LEVERAGE_MAX_BPS],
  maintenanceMarginBps: [0, 5_000],
  halfSpreadBps: [0, 1_000],
  impactBps: [0, BPS],
  volumeShareMaxBps: [0, BPS],
  stopLossBps: [0, BPS - 1],
  takeProfitBps: [0, BPS - 1],
  trailingStopBps: [0, BPS - 1],
};

/**
 * The conditions as the engine reads them: ten i64, in the order of their declaration.
 * @throws ModelError `PARAMETERS_INVALID`
 */
export function conditionWords(conditions: TradingConditions): bigint[] {
  const names = Object.keys(BOUNDS) as (keyof TradingConditions)[];
  return names.map((name) => {
    const [least, most] = BOUNDS[name];
    const value = conditions[name];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new ModelError('PARAMETERS_INVALID', `${name} is ${value} instead of ${least} to ${most}`);
    return BigInt(value);
  });
}
