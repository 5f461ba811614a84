import type { Hex } from '../hex.ts';
import type { OrderType, Side, TimeInForce } from './codes.ts';

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
  readonly makerFeeBps: number;
  readonly takerFeeBps: number;
  readonly feeAccount: number;
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

/** The order's id is this command's `sequence`. */
export interface PlaceOrder extends CommandBase {
  readonly op: 'placeOrder';
  readonly account: number;
  readonly market: number;
  readonly side: Side;
  readonly orderType: OrderType;
  /** `IOC` for a market order. */
  readonly timeInForce: TimeInForce;
  /** The limit; for a market order the worst price its signer accepts. */
  readonly priceTicks: number;
  readonly quantityLots: number;
  /** EIP-712 digest of the signed order. */
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

/** Everything that changes an exchange. */
export type Command = OpenAccount | ListMarket | Deposit | Withdraw | PlaceOrder | CancelOrder | CancelAll;
