import type { Hex } from '../hex.ts';
import type { OrderType, SelfTradePrevention, Side, TimeInForce, TriggerPrice } from './codes.ts';

interface CommandBase {
  /** 1 for the first command, then without gaps. */
  readonly sequence: number;
  /** Unix milliseconds; never falls. */
  readonly timestampMs: number;
}

export interface OpenAccount extends CommandBase {
  readonly op: 'openAccount';
  /** The next free index. */
  readonly account: number;
  /** 20 bytes, not opened before. */
  readonly address: Hex;
}

export interface ListMarket extends CommandBase {
  readonly op: 'listMarket';
  /** The next free index. */
  readonly market: number;
  readonly baseAsset: number;
  readonly quoteAsset: number;
  readonly baseUnitsPerLot: bigint;
  readonly quoteUnitsPerTickLot: bigint;
  /** Negative is a rebate, which the taker's fee must cover. */
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
  readonly feeAccount: number;
  /** How far from the mark price an order's price may be; any price where it is left out. */
  readonly priceBandBps?: number;
  /** How many orders an account may have open, over all markets, to open one here; any number where it is left out. */
  readonly accountOrdersMax?: number;
}

export interface Deposit extends CommandBase {
  readonly op: 'deposit';
  readonly account: number;
  readonly asset: number;
  /** Base units. */
  readonly amount: bigint;
  /** The deposit's id on chain as uint256. */
  readonly ref: Hex;
}

export interface Withdraw extends CommandBase {
  readonly op: 'withdraw';
  readonly account: number;
  readonly asset: number;
  /** Base units. */
  readonly amount: bigint;
  /** The withdrawal's id on chain as uint256. */
  readonly ref: Hex;
}

/** The order's id is this command's `sequence`. Fields that are left out have their first meaning. */
export interface PlaceOrder extends CommandBase {
  readonly op: 'placeOrder';
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly orderType: OrderType;
  /** `IOC` or `FOK` for a market order. */
  readonly timeInForce: TimeInForce;
  /** The limit; for a market order the worst price its signer accepts. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** It rests or is refused, but never takes. */
  readonly postOnly?: true;
  /** A sell that is cut to what its account has, and holds nothing back while it waits. */
  readonly reduceOnly?: true;
  /** What happens when it meets an order of its own account; `expireTaker` where it is left out. */
  readonly selfTrade?: Exclude<SelfTradePrevention, 'expireTaker'>;
  /** The price at which a stop or take-profit order comes to the book. */
  readonly triggerTicks?: number;
  /** Which price that is; `lastTrade` where it is left out. */
  readonly triggerBy?: Exclude<TriggerPrice, 'lastTrade'>;
  /** For `GTD`: from this time on it is no longer there. Unix milliseconds. */
  readonly expiresAtMs?: number;
  /** EIP-712 digest of the signed order. */
  readonly ref: Hex;
}

/** Another price or quantity for a resting order, which keeps its id. */
export interface ReplaceOrder extends CommandBase {
  readonly op: 'replaceOrder';
  readonly account: number;
  readonly orderId: number;
  readonly priceTicks: number;
  /** What is open from now on, whatever was filled before. */
  readonly quantityLots: number;
  /** EIP-712 digest of the newly signed order, which stands for it from here on. */
  readonly ref: Hex;
}

/** Price and lots of one quote. */
export interface Quote {
  readonly priceTicks: number;
  readonly quantityLots: number;
}

/** Replaces all quotes of an account in a market. Bids and asks together are at most `QUOTES_MAX`. */
export interface MassQuote extends CommandBase {
  readonly op: 'massQuote';
  readonly account: number;
  readonly market: number;
  readonly bids: readonly Quote[];
  readonly asks: readonly Quote[];
  /** EIP-712 digest of the signed quotes. */
  readonly ref: Hex;
}

export interface CancelOrder extends CommandBase {
  readonly op: 'cancelOrder';
  readonly account: number;
  readonly orderId: number;
  /** EIP-712 digest of the signed cancel, or zeros if the operator did it. */
  readonly ref: Hex;
}

export interface CancelAll extends CommandBase {
  readonly op: 'cancelAll';
  readonly account: number;
  readonly market: number;
  /** EIP-712 digest of the signed cancel, or zeros if the operator did it. */
  readonly ref: Hex;
}

/** Arms an account's dead man's switch: its orders in all markets end at the deadline unless it is set anew. */
export interface CancelAfter extends CommandBase {
  readonly op: 'cancelAfter';
  readonly account: number;
  /** Unix milliseconds; 0 disarms. */
  readonly deadlineMs: number;
  /** EIP-712 digest of the signed request. */
  readonly ref: Hex;
}

/** A resting order never pays a higher maker fee than was in force when it came. */
export interface SetFees extends CommandBase {
  readonly op: 'setFees';
  readonly market: number;
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
}

export interface SetMarkPrice extends CommandBase {
  readonly op: 'setMarkPrice';
  readonly market: number;
  readonly priceTicks: number;
}

/** While a market is halted its orders can only be canceled. */
export interface HaltMarket extends CommandBase {
  readonly op: 'haltMarket' | 'resumeMarket';
  readonly market: number;
}

/** Everything that changes an exchange. */
export type Command =
  | OpenAccount
  | ListMarket
  | Deposit
  | Withdraw
  | PlaceOrder
  | CancelOrder
  | CancelAll
  | ReplaceOrder
  | MassQuote
  | CancelAfter
  | SetFees
  | SetMarkPrice
  | HaltMarket;
