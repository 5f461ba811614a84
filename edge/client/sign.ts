import type {
  CancelBody,
  MarketAnswer,
  OpenSessionBody,
  PlaceOrderBody,
  RevokeSessionBody,
} from '../src/exchange/schema.ts';
import {
  cancelMessage,
  type Delegation,
  type OrderWords,
  orderMessage,
  type Revocation,
  type SigningDomain,
  typedDataOf,
} from '../src/exchange/signedMessages.ts';

/** Anything that signs EIP-712: a viem account, or a wallet client wrapped as `{ signTypedData: (data) => client.signTypedData({ account, ...data }) }`. */
export interface Signer {
  // biome-ignore lint/suspicious/noExplicitAny: viem types this per message; each helper below passes one known message.
  signTypedData(typedData: any): Promise<`0x${string}`>;
}

/** The order's words and its market's symbol and grid. */
export type OrderToSign = OrderWords & {
  market: Pick<MarketAnswer, 'id' | 'symbol' | 'priceDecimals' | 'quantityDecimals'>;
};

/**
 * Signs an order and answers the body of `POST /v1/orders`.
 * @throws RangeError where price or quantity are not on the market's grid.
 */
export async function signOrder(
  signer: Signer,
  domain: SigningDomain,
  order: OrderToSign,
): Promise<PlaceOrderBody> {
  const { market, ...words } = order;
  const message = orderMessage(words, market);
  if (typeof message === 'string') throw new RangeError(message);
  const signature = await signer.signTypedData(typedDataOf('Order', message, domain));
  return { ...words, market: market.symbol, signature };
}

/** Signs a cancel and answers the body of `POST /v1/cancels`. `clientOrderId: null` cancels all orders of the market. */
export async function signCancel(
  signer: Signer,
  domain: SigningDomain,
  cancel: Omit<CancelBody, 'market' | 'signature'> & { market: Pick<MarketAnswer, 'id' | 'symbol'> },
): Promise<CancelBody> {
  const { market, ...words } = cancel;
  const signature = await signer.signTypedData(typedDataOf('Cancel', cancelMessage(words, market), domain));
  return { ...words, market: market.symbol, signature };
}

/** The account's wallet lets a session key trade; answers the body of `POST /v1/sessions`. */
export async function signDelegation(
  signer: Signer,
  domain: SigningDomain,
  delegation: Delegation,
): Promise<OpenSessionBody> {
  const signature = await signer.signTypedData(typedDataOf('Delegation', delegation, domain));
  return {
    delegation: { ...delegation, expiry: Number(delegation.expiry), nonce: delegation.nonce.toString() },
    signature,
  };
}

/** The account's wallet takes a session key back; answers the body of `DELETE /v1/sessions/:sessionKey`. */
export async function signRevocation(
  signer: Signer,
  domain: SigningDomain,
  revocation: Revocation,
): Promise<RevokeSessionBody> {
  const signature = await signer.signTypedData(typedDataOf('Revocation', revocation, domain));
  return { revocation: { ...revocation, nonce: revocation.nonce.toString() }, signature };
}
