import type {
  Deposit,
  HaltMarket,
  ListMarket,
  OpenAccount,
  SetFees,
  SetMarkPrice,
  Withdraw,
} from '../Command.ts';
import type { RejectReason } from '../codes.ts';
import { add, balanceOf, I64_MAX, isPrice, type State } from './state.ts';

export function openAccount(state: State, { account, address }: OpenAccount): RejectReason | undefined {
  if (account !== state.addresses.length || state.addresses.includes(address)) return 'badCommand';
  if (state.addresses.length === state.limits.accounts) return 'accountsFull';
  state.addresses.push(address);
  state.totals.push(new Array(state.limits.assets).fill(0n));
  state.deadlines.push(0);
  state.events.push({ type: 'accountOpened', sequence: state.sequence, account });
  return undefined;
}

export function listMarket(state: State, command: ListMarket): RejectReason | undefined {
  const { market, baseAsset, quoteAsset, baseUnitsPerLot, quoteUnitsPerTickLot, feeAccount } = command;
  const { makerFeeBps, takerFeeBps, priceBandBps = 0, accountOrdersMax = 0 } = command;
  if (market !== state.markets.length || baseAsset === quoteAsset) return 'badCommand';
  if (baseUnitsPerLot <= 0n || quoteUnitsPerTickLot <= 0n) return 'badCommand';
  if (!feesAreValid(makerFeeBps, takerFeeBps)) return 'badCommand';
  if (baseAsset >= state.limits.assets || quoteAsset >= state.limits.assets) return 'unknownAsset';
  if (feeAccount >= state.addresses.length) return 'unknownAccount';
  if (state.markets.length === state.limits.markets) return 'marketsFull';
  const terms = { market, baseAsset, quoteAsset, baseUnitsPerLot, quoteUnitsPerTickLot, feeAccount };
  const rules = { makerFeeBps, takerFeeBps, priceBandBps, accountOrdersMax };
  state.markets.push({ ...terms, ...rules, halted: false, lastTicks: 0, markTicks: 0 });
  state.events.push({ type: 'marketListed', sequence: state.sequence, market });
  return undefined;
}

/** Rebates are paid from the same trade's taker fee. */
function feesAreValid(makerFeeBps: number, takerFeeBps: number): boolean {
  if (takerFeeBps < 0 || takerFeeBps > 10_000) return false;
  return makerFeeBps <= 10_000 && makerFeeBps + takerFeeBps >= 0;
}

export function move(state: State, command: Deposit | Withdraw): RejectReason | undefined {
  const { op, account, asset, amount } = command;
  if (account >= state.addresses.length) return 'unknownAccount';
  if (asset >= state.limits.assets) return 'unknownAsset';
  if (amount <= 0n) return 'badQuantity';
  const supply = state.totals.reduce((sum, row) => sum + (row[asset] as bigint), 0n);
  if (op === 'deposit' && supply + amount > I64_MAX) return 'overflow';
  if (op === 'withdraw' && balanceOf(state, account, asset).available < amount) return 'insufficientBalance';
  add(state, account, asset, op === 'deposit' ? amount : -amount);
  const type = op === 'deposit' ? 'deposited' : 'withdrawn';
  state.events.push({ type, sequence: state.sequence, account, asset, amount });
  return undefined;
}

export function operate(
  state: State,
  command: SetFees | SetMarkPrice | HaltMarket,
): RejectReason | undefined {
  const market = state.markets[command.market];
  if (!market) return 'unknownMarket';
  const told = { sequence: state.sequence, market: command.market };
  switch (command.op) {
    case 'setFees':
      if (!feesAreValid(command.makerFeeBps, command.takerFeeBps)) return 'badCommand';
      market.makerFeeBps = command.makerFeeBps;
      market.takerFeeBps = command.takerFeeBps;
      state.events.push({ type: 'feesChanged', ...told });
      return undefined;
    case 'setMarkPrice':
      if (!isPrice(command.priceTicks)) return 'badPrice';
      market.markTicks = command.priceTicks;
      state.events.push({ type: 'markPriceChanged', ...told, priceTicks: command.priceTicks });
      return undefined;
    case 'haltMarket':
    case 'resumeMarket': {
      const halted = command.op === 'haltMarket';
      if (market.halted === halted) return 'badCommand';
      market.halted = halted;
      state.events.push({ type: halted ? 'marketHalted' : 'marketResumed', ...told });
      return undefined;
    }
  }
}
