import type { Deployment } from '@quantum-chain/contracts';
import { EdgeError } from '../http/edgeError.ts';
import type { Origin } from '../http/origin.ts';
import { knownMarket } from '../markets/knownMarket.ts';
import type { CancelBody, PlaceOrderBody } from './schema.ts';
import type { Admitted } from './signedJson.ts';
import {
  type CancelMessage,
  cancelMessage,
  digestOf,
  type OrderMessage,
  orderMessage,
} from './signedMessages.ts';
import { recoverSigner } from './verifySignature.ts';

/** A request that says when it was sent may be so long on its way unless it says more. */
const RECV_WINDOW_MS = 5_000;
/** Clocks of honest senders may be ahead by this much. */
const CLOCK_AHEAD_MS_MAX = 1_000;

const OFF_GRID = {
  PRICE_OUT_OF_TICK: 'The price is not a multiple of the tick.',
  QUANTITY_OUT_OF_LOT: 'The quantity is not a multiple of the lot.',
} as const;

/**
 * Checks of an order what needs no state: its market, its grid, its signature. This runs in the Worker, which there are many
 * of; the one sequencer gets only what is worth its time.
 * @throws EdgeError `UNKNOWN_MARKET`, `PRICE_OUT_OF_TICK`, `QUANTITY_OUT_OF_LOT`, `SIGNATURE_INVALID`, `OUTSIDE_RECV_WINDOW`
 */
export async function admitOrder(
  body: PlaceOrderBody,
  deployment: Deployment,
  origin: Origin = {},
): Promise<Admitted<OrderMessage>> {
  const message = orderMessage(body, knownMarket(body.market));
  if (typeof message === 'string') throw new EdgeError(message, OFF_GRID[message]);
  const digest = digestOf('Order', message, deployment);
  const signer = await recoverSigner(digest, body.signature);
  return { message, digest, signature: body.signature, signer, ...origin, ...timeOf(body) };
}

/** The same for a cancel. @throws EdgeError `UNKNOWN_MARKET`, `SIGNATURE_INVALID`, `OUTSIDE_RECV_WINDOW` */
export async function admitCancel(
  body: CancelBody,
  deployment: Deployment,
  origin: Origin = {},
): Promise<Admitted<CancelMessage>> {
  const message = cancelMessage(body, knownMarket(body.market));
  const digest = digestOf('Cancel', message, deployment);
  const signer = await recoverSigner(digest, body.signature);
  return { message, digest, signature: body.signature, signer, ...origin, ...timeOf(body) };
}

/** Until when a request is to be taken. @throws EdgeError `OUTSIDE_RECV_WINDOW` where it is from the future */
function timeOf({
  timestampMs,
  recvWindowMs = RECV_WINDOW_MS,
}: Pick<PlaceOrderBody, 'timestampMs' | 'recvWindowMs'>): Pick<Admitted<unknown>, 'validUntilMs'> {
  if (timestampMs === undefined) return {};
  if (timestampMs > Date.now() + CLOCK_AHEAD_MS_MAX)
    throw new EdgeError('OUTSIDE_RECV_WINDOW', "The request's clock is ahead of this one.");
  return { validUntilMs: timestampMs + recvWindowMs };
}
