import { exchangeAbi } from '@quantum-chain/contracts';
import { EdgeApiError, signRevocation } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { edge } from '../edge/edge.ts';
import type { EventView } from '../explorer/chainData.ts';
import { forgetSession } from './session.ts';
import { requireSigner } from './wallet.ts';

/** A key that may trade for an account, or might once. */
export interface Delegation {
  sessionKey: Hex;
  /** Bit 0 read, bit 1 trade. */
  scopes: number;
  /** Unix seconds. */
  expiry: number;
  state: 'active' | 'expired' | 'revoked';
  onChain: boolean;
  /** Made by this browser, which keeps it sealed. */
  here: boolean;
}

interface LocalKey {
  address: Hex;
  expiry: number;
}

const READ_AND_TRADE = 3;

/**
 * Every session key of an account: what the chain's events say of it, and the key that this browser holds, which the
 * chain hears of only with its first settled order.
 * @param events newest first.
 */
export function listDelegations(
  events: readonly EventView[],
  local: LocalKey | undefined,
  nowSeconds: number,
): Delegation[] {
  const known = new Map<string, Delegation>();
  for (const { decoded } of [...events].reverse()) {
    if (decoded?.name !== 'SessionKeyAuthorized' && decoded?.name !== 'SessionKeyRevoked') continue;
    const value = (name: string) =>
      String(decoded.arguments.find((argument) => argument.name === name)?.value ?? '');
    const sessionKey = value('sessionKey') as Hex;
    const before = known.get(sessionKey.toLowerCase());
    if (decoded.name === 'SessionKeyRevoked') {
      if (before) before.state = 'revoked';
      continue;
    }
    const expiry = Math.max(Number(value('expiry')), before?.expiry ?? 0);
    known.set(sessionKey.toLowerCase(), {
      sessionKey,
      scopes: Number(value('scopes')) | (before?.scopes ?? 0),
      expiry,
      // A revoked key stays revoked, whatever is authorised after it.
      state: before?.state === 'revoked' ? 'revoked' : expiry > nowSeconds ? 'active' : 'expired',
      onChain: true,
      here: sessionKey.toLowerCase() === local?.address.toLowerCase(),
    });
  }
  if (local && !known.has(local.address.toLowerCase()))
    known.set(local.address.toLowerCase(), {
      sessionKey: local.address,
      scopes: READ_AND_TRADE,
      expiry: local.expiry,
      state: local.expiry > nowSeconds ? 'active' : 'expired',
      onChain: false,
      here: true,
    });
  return [...known.values()].reverse();
}

/**
 * Takes a key back: at the edge at once, and on the chain for good.
 * @throws EdgeApiError, PageError `NO_WALLET`, `WALLET_LOCKED`, or what the wallet throws when it declines.
 */
export async function revokeDelegation(sessionKey: Hex): Promise<void> {
  const signer = requireSigner();
  const { chainId, contracts } = await chainContext();
  const domain = { chainId, exchange: contracts.exchange };
  const [nonce] = crypto.getRandomValues(new BigUint64Array(1));
  const body = await signRevocation(signer, domain, {
    account: signer.address,
    sessionKey,
    nonce: nonce ?? 0n,
  });
  await edge.revokeSession(body).catch((error: unknown) => {
    // The edge may never have heard of it; the chain's word holds there too.
    if (!(error instanceof EdgeApiError && error.code === 'SESSION_UNKNOWN')) throw error;
  });
  await sendContract({
    address: contracts.exchange,
    abi: exchangeAbi,
    functionName: 'revokeSessionKey',
    args: [sessionKey],
  });
  await forgetSession(signer.address);
}
