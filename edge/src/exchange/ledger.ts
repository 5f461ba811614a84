import { formatDecimal } from '../markets/decimal.ts';
import { ASSETS, type Asset, MARKETS, type Market } from '../markets/markets.ts';
import { ORDERS_MET_MAX } from './orderBounds.ts';
import type { LedgerAnswer, LedgerEntryAnswer } from './reportSchema.ts';
import { type FillRow, fillsBefore } from './store/fillStore.ts';
import type { Sql } from './store/sql.ts';
import { type TransferRow, transfersOf } from './store/transferStore.ts';

/** The account that fees are paid to. */
const FEE_ACCOUNT = 0;

interface Entry {
  sequence: number;
  /** Orders entries of one command; those of one fill stay together. */
  order: number;
  timeMs: number;
  kind: LedgerEntryAnswer['kind'];
  asset: Asset;
  units: bigint;
  tradeId: number | null;
  chainId: number | null;
}

/**
 * Every change of an account's balances, newest first. Nothing is kept for it: entries are what fills and transfers say, so
 * they cannot differ from them. A page ends with a whole command; `before` is a sequence.
 */
export function ledgerOf(sql: Sql, account: number, before: number, limit: number): LedgerAnswer {
  // One command more than asked for, so that a page holds at least one whole.
  const reach = limit + ORDERS_MET_MAX;
  const fills = fillsBefore(sql, account, account === FEE_ACCOUNT, before, reach);
  const transfers = transfersOf(sql, account, before, reach);
  const entries = [
    ...fills.flatMap((fill) => fillEntries(fill, account)),
    ...transfers.map(transferEntry),
  ].sort((left, right) => right.sequence - left.sequence || right.order - left.order);
  // Beyond the shorter list there may be entries that were not read.
  const readTo = Math.max(lastRead(fills, reach), lastRead(transfers, reach));
  const whole = entries.filter(({ sequence }) => sequence > readTo);
  const oldest = whole.at(-1)?.sequence;
  return {
    entries: whole.map(answerEntry),
    next: readTo > 0 && oldest !== undefined ? oldest : null,
  };
}

/** The sequence down to which a list that may have been cut is not known to be whole; 0 where it was not cut. */
function lastRead(rows: readonly { sequence: number }[], limit: number): number {
  return rows.length < limit ? 0 : (rows.at(-1)?.sequence ?? 0);
}

function fillEntries(fill: FillRow, account: number): Entry[] {
  const market = MARKETS[fill.market] as Market;
  const base = BigInt(fill.quantity_lots) * BigInt(market.baseUnitsPerLot);
  const quote = BigInt(fill.price_ticks) * BigInt(fill.quantity_lots) * BigInt(market.quoteUnitsPerTickLot);
  const entry = (kind: Entry['kind'], asset: Asset, units: bigint, part: number): Entry => ({
    sequence: fill.sequence,
    order: fill.trade_id * 4 + part,
    timeMs: fill.time_ms,
    kind,
    asset,
    units,
    tradeId: fill.trade_id,
    chainId: null,
  });
  const entries: Entry[] = [];
  const isTaker = fill.taker_account === account;
  if (isTaker || fill.maker_account === account) {
    const buys = isTaker === (fill.taker_side === 'buy');
    entries.push(entry('trade', market.baseAsset, buys ? base : -base, 0));
    entries.push(entry('trade', market.quoteAsset, buys ? -quote : quote, 1));
    entries.push(entry('fee', market.quoteAsset, -BigInt(isTaker ? fill.taker_fee : fill.maker_fee), 2));
  }
  if (account === FEE_ACCOUNT)
    entries.push(entry('feeIncome', market.quoteAsset, BigInt(fill.taker_fee) + BigInt(fill.maker_fee), 3));
  return entries.filter(({ units }) => units !== 0n);
}

function transferEntry(row: TransferRow): Entry {
  return {
    sequence: row.sequence,
    order: 0,
    timeMs: row.time_ms,
    kind: row.kind,
    asset: ASSETS[row.asset] as Asset,
    units: BigInt(row.amount),
    tradeId: null,
    chainId: row.chain_id,
  };
}

function answerEntry({ asset, units, order: _order, ...rest }: Entry): LedgerEntryAnswer {
  return { ...rest, asset: asset.symbol, amount: formatDecimal(units, asset.decimals) };
}
