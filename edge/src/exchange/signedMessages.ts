import { hashTypedData } from 'viem/utils';
import { clientOrderIdToBytes32, NO_CLIENT_ORDER_ID } from './clientOrderId.ts';
import { parseDecimal } from './decimal.ts';
import type { Market } from './markets.ts';

type Hex = `0x${string}`;

/** Which exchange contract on which chain a signature is good for. */
export interface SigningDomain {
  chainId: number;
  exchange: Hex;
}

/** Scopes of a session key: bits of `Delegation.scopes`. Nothing else exists, so no session key can withdraw. */
export const SCOPE_READ = 1;
export const SCOPE_TRADE = 2;

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

export const MESSAGE_TYPES = {
  Delegation: [
    { name: 'account', type: 'address' },
    { name: 'sessionKey', type: 'address' },
    { name: 'scopes', type: 'uint8' },
    { name: 'expiry', type: 'uint64' },
    { name: 'nonce', type: 'uint256' },
  ],
  Order: [
    { name: 'account', type: 'address' },
    { name: 'marketId', type: 'uint32' },
    { name: 'side', type: 'uint8' },
    { name: 'orderType', type: 'uint8' },
    { name: 'timeInForce', type: 'uint8' },
    { name: 'priceTicks', type: 'uint64' },
    { name: 'quantityLots', type: 'uint64' },
    { name: 'maxFeeBps', type: 'uint16' },
    { name: 'expiry', type: 'uint64' },
    { name: 'clientOrderId', type: 'bytes32' },
  ],
  Cancel: [
    { name: 'account', type: 'address' },
    { name: 'marketId', type: 'uint32' },
    { name: 'clientOrderId', type: 'bytes32' },
    { name: 'expiry', type: 'uint64' },
  ],
  Revocation: [
    { name: 'account', type: 'address' },
    { name: 'sessionKey', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;

interface MessageByKind {
  Delegation: Delegation;
  Order: OrderMessage;
  Cancel: CancelMessage;
  Revocation: Revocation;
}
export type MessageKind = keyof MessageByKind;

/** What a wallet is asked to sign. */
export function typedDataOf<K extends MessageKind>(
  kind: K,
  message: MessageByKind[K],
  domain: SigningDomain,
) {
  return {
    domain: {
      name: 'QoraNet Exchange',
      version: '1',
      chainId: domain.chainId,
      verifyingContract: domain.exchange,
    },
    types: MESSAGE_TYPES,
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

const SIDES = ['buy', 'sell'] as const;
const ORDER_TYPES = ['limit', 'market'] as const;
const TIMES_IN_FORCE = ['GTC', 'IOC'] as const;

/** An order as people write it. */
export interface OrderWords {
  account: Hex;
  side: (typeof SIDES)[number];
  type: (typeof ORDER_TYPES)[number];
  timeInForce: (typeof TIMES_IN_FORCE)[number];
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
    account: words.account,
    marketId: market.id,
    side: SIDES.indexOf(words.side),
    orderType: ORDER_TYPES.indexOf(words.type),
    timeInForce: TIMES_IN_FORCE.indexOf(words.timeInForce),
    priceTicks,
    quantityLots,
    maxFeeBps: words.maxFeeBps,
    expiry: BigInt(words.expiry),
    clientOrderId: clientOrderIdToBytes32(words.clientOrderId),
  };
}

/** The signed form of a cancel; `null` cancels everything of the account in the market. */
export function cancelMessage(
  words: { account: Hex; clientOrderId: string | null; expiry: number },
  market: Pick<Market, 'id'>,
): CancelMessage {
  return {
    account: words.account,
    marketId: market.id,
    clientOrderId:
      words.clientOrderId === null ? NO_CLIENT_ORDER_ID : clientOrderIdToBytes32(words.clientOrderId),
    expiry: BigInt(words.expiry),
  };
}
