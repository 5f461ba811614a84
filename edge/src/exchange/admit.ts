import type { Deployment } from '@quantum-chain/contracts';
import { EdgeError } from '../http/edgeError.ts';
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

const OFF_GRID = {
  PRICE_OUT_OF_TICK: 'The price is not a multiple of the tick.',
  QUANTITY_OUT_OF_LOT: 'The quantity is not a multiple of the lot.',
} as const;

/**
 * Checks of an order what needs no state: its market, its grid, its signature. This runs in the Worker, which there are many
 * of; the one sequencer gets only what is worth its time.
 * @throws EdgeError `UNKNOWN_MARKET`, `PRICE_OUT_OF_TICK`, `QUANTITY_OUT_OF_LOT`, `SIGNATURE_INVALID`
 */
export async function admitOrder(
  body: PlaceOrderBody,
  deployment: Deployment,
): Promise<Admitted<OrderMessage>> {
  const message = orderMessage(body, knownMarket(body.market));
  if (typeof message === 'string') throw new EdgeError(message, OFF_GRID[message]);
  const digest = digestOf('Order', message, deployment);
  return { message, digest, signature: body.signature, signer: await recoverSigner(digest, body.signature) };
}

/** The same for a cancel. @throws EdgeError `UNKNOWN_MARKET`, `SIGNATURE_INVALID` */
export async function admitCancel(
  body: CancelBody,
  deployment: Deployment,
): Promise<Admitted<CancelMessage>> {
  const message = cancelMessage(body, knownMarket(body.market));
  const digest = digestOf('Cancel', message, deployment);
  return { message, digest, signature: body.signature, signer: await recoverSigner(digest, body.signature) };
}
