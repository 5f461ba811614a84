import {
  cancelTypes,
  delegationTypes,
  encodeClientOrderId,
  exchangeDomain,
  OrderType,
  orderTypes,
  revocationTypes,
  Side,
  TimeInForce,
} from '@quantum-chain/contracts';
import { hashTypedData, zeroHash } from 'viem';
import { parseDecimal } from '../markets/decimal.ts';
import type { Market } from '../markets/markets.ts';
import {
  type ApiKeyEnd,
  type ApiKeyMessage,
  edgeMessageTypes,
  type HaltMessage,
  type Login,
  type SessionAddresses,
} from './edgeMessages.ts';

type Hex = `0x${string}`;

/** Which exchange contract on which chain a signature is good for. */
export interface SigningDomain {
  chainId: number;
  exchange: Hex;
}

export interface Delegation {
  account: Hex;
  sessionKey: Hex;
  scopes: number;
  expiry: bigint;
  nonce: bigint;
}

export interface Revocation {
  account: Hex;
  sessionKey: Hex;
  nonce: bigint;
}

/** An order in the units that are signed: ticks, lots, seconds. */
export interface OrderMessage {
  account: Hex;
  marketId: number;
  side: number;
  orderType: number;
  timeInForce: number;
  priceTicks: bigint;
  quantityLots: bigint;
  maxFeeBps: number;
  expiry: bigint;
  clientOrderId: Hex;
}

export interface CancelMessage {
  account: Hex;
  marketId: number;
  clientOrderId: Hex;
  expiry: bigint;
}

const TYPES = {
  Delegation: delegationTypes,
  Order: orderTypes,
  Cancel: cancelTypes,
  Revocation: revocationTypes,
  ...edgeMessageTypes,
} as const;

interface MessageByKind {
  Delegation: Delegation;
  Order: OrderMessage;
  Cancel: CancelMessage;
  Revocation: Revocation;
  Login: Login;
  ApiKey: ApiKeyMessage;
  ApiKeyEnd: ApiKeyEnd;
  SessionAddresses: SessionAddresses;
  Halt: HaltMessage;
}
export type MessageKind = keyof MessageByKind;

/** What a wallet is asked to sign. */
export function typedDataOf<K extends MessageKind>(
  kind: K,
  message: MessageByKind[K],
  domain: SigningDomain,
) {
  return {
    domain: exchangeDomain(domain.chainId, domain.exchange),
    types: TYPES[kind],
    primaryType: kind as MessageKind,
    message: message as unknown as Record<string, unknown>,
  };
}

/** The EIP-712 digest, which the log's `ref` and the contract's `filledLots` go by. */
export function digestOf<K extends MessageKind>(
  kind: K,
  message: MessageByKind[K],
  domain: SigningDomain,
): Hex {
  return hashTypedData(typedDataOf(kind, message, domain) as unknown as Parameters<typeof hashTypedData>[0]);
}

/** An order as people write it. */
export interface OrderWords {
  account: Hex;
  side: keyof typeof Side;
  type: keyof typeof OrderType;
  timeInForce: keyof typeof TimeInForce;
  price: string;
  quantity: string;
  maxFeeBps: number;
  /** Unix seconds. */
  expiry: number;
  clientOrderId: string;
}

type Grid = Pick<Market, 'id' | 'priceDecimals' | 'quantityDecimals'>;

/**
 * The signed form of an order.
 * @returns the code of what does not lie on the market's grid instead, where something does not.
 */
export function orderMessage(
  words: OrderWords,
  market: Grid,
): OrderMessage | 'PRICE_OUT_OF_TICK' | 'QUANTITY_OUT_OF_LOT' {
  const priceTicks = parseDecimal(words.price, market.priceDecimals);
  if (priceTicks === undefined) return 'PRICE_OUT_OF_TICK';
  const quantityLots = parseDecimal(words.quantity, market.quantityDecimals);
  if (quantityLots === undefined) return 'QUANTITY_OUT_OF_LOT';
  return {
    account: lower(words.account),
    marketId: market.id,
    side: Side[words.side],
    orderType: OrderType[words.type],
    timeInForce: TimeInForce[words.timeInForce],
    priceTicks,
    quantityLots,
    maxFeeBps: words.maxFeeBps,
    expiry: BigInt(words.expiry),
    clientOrderId: encodeClientOrderId(words.clientOrderId),
  };
}

/** The signed form of a cancel; `null` cancels everything of the account in the market. */
export function cancelMessage(
  words: { account: Hex; clientOrderId: string | null; expiry: number },
  market: Pick<Market, 'id'>,
): CancelMessage {
  return {
    account: lower(words.account),
    marketId: market.id,
    clientOrderId: words.clientOrderId === null ? zeroHash : encodeClientOrderId(words.clientOrderId),
    expiry: BigInt(words.expiry),
  };
}

/** The edge compares addresses as text; their digest is the same in either case. */
function lower(address: Hex): Hex {
  return address.toLowerCase() as Hex;
}
