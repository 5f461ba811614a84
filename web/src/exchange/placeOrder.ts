import {
  EdgeApiError,
  type MarketAnswer,
  type PlacedAnswer,
  type SigningDomain,
  signCancel,
  signOrder,
} from '@quantum-chain/edge/client';
import { chainContext } from '../chain/queries.ts';
import { edge } from '../edge/edge.ts';
import { forgetSession, readSession, type Session, startSession } from '../wallet/session.ts';
import { requireSigner } from '../wallet/wallet.ts';
import { newClientOrderId } from './newClientOrderId.ts';
import type { OrderDraft } from './orderForm.ts';

/** The edge does not know the key, or no longer: a new one helps. */
const SESSION_CODES: ReadonlySet<string> = new Set(['SESSION_UNKNOWN', 'SESSION_EXPIRED', 'SESSION_SCOPE']);
/** A cancel is read at once or not at all. */
const CANCEL_LIFETIME_SECONDS = 60;

/**
 * Signs an order with the session key (the wallet is asked once for that key, not for each order) and sends it.
 * @param price limit, or for a market order the worst price its signer accepts.
 * @throws EdgeApiError, PageError `NO_WALLET`, `WALLET_LOCKED`, `NO_CHAIN`
 */
export async function placeOrder(
  draft: OrderDraft,
  price: string,
  market: MarketAnswer,
): Promise<PlacedAnswer> {
  const clientOrderId = newClientOrderId();
  return withSession(async (session, domain) => {
    const body = await signOrder(session.key, domain, {
      account: session.account,
      side: draft.side,
      type: draft.type,
      timeInForce: draft.type === 'market' ? 'IOC' : draft.timeInForce,
      price,
      quantity: draft.quantity,
      maxFeeBps: Math.max(market.makerFeeBps, market.takerFeeBps),
      // An order never outlives the key that signed it.
      expiry: session.expiry,
      clientOrderId,
      market,
    });
    return edge.placeOrder(body);
  });
}

/** Cancels one order, or every order of the market. */
export async function cancelOrder(clientOrderId: string | null, market: MarketAnswer): Promise<void> {
  await withSession(async (session, domain) => {
    const expiry = Math.floor(Date.now() / 1_000) + CANCEL_LIFETIME_SECONDS;
    return edge.cancel(
      await signCancel(session.key, domain, { account: session.account, clientOrderId, expiry, market }),
    );
  });
}

/** Runs `work` with a session key; with a new one where the edge does not know the old one. */
async function withSession<T>(work: (session: Session, domain: SigningDomain) => Promise<T>): Promise<T> {
  const signer = requireSigner();
  const { chainId, contracts } = await chainContext();
  const domain = { chainId, exchange: contracts.exchange };
  const session = (await readSession(signer.address, domain)) ?? (await startSession(signer, domain));
  try {
    return await work(session, domain);
  } catch (error) {
    if (!(error instanceof EdgeApiError && SESSION_CODES.has(error.code))) throw error;
    await forgetSession(signer.address);
    return work(await startSession(signer, domain), domain);
  }
}
