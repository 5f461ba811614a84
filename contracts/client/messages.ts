import type { Address, TypedDataDomain } from 'viem';

/**
 * The EIP-712 domain of one exchange contract: a signature for another chain or another exchange is worth nothing here.
 *
 * @example
 * hashTypedData({ domain: exchangeDomain(7672, exchange), types: orderTypes, primaryType: 'Order', message: order });
 */
export function exchangeDomain(chainId: number, exchange: Address) {
  return {
    name: 'QoraNet Exchange',
    version: '1',
    chainId,
    verifyingContract: exchange,
  } as const satisfies TypedDataDomain;
}

/** Signed by the wallet of `account`. `expiry` is in Unix seconds; `nonce` only makes the message unique. */
export const delegationTypes = {
  Delegation: [
    { name: 'account', type: 'address' },
    { name: 'sessionKey', type: 'address' },
    { name: 'scopes', type: 'uint8' },
    { name: 'expiry', type: 'uint64' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;

/** Signed by a session key of `account` or by its wallet. `expiry` is in Unix seconds. */
export const orderTypes = {
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
} as const;

/** Signed as an order is; read by the edge only. A `clientOrderId` of zeros means every order of the market. */
export const cancelTypes = {
  Cancel: [
    { name: 'account', type: 'address' },
    { name: 'marketId', type: 'uint32' },
    { name: 'clientOrderId', type: 'bytes32' },
    { name: 'expiry', type: 'uint64' },
  ],
} as const;

/** Signed by the wallet of `account`. A revoked key stays revoked, so repeating the message changes nothing. */
export const revocationTypes = {
  Revocation: [
    { name: 'account', type: 'address' },
    { name: 'sessionKey', type: 'address' },
    { name: 'nonce', type: 'uint256' },
  ],
} as const;
