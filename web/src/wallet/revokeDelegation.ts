import { exchangeAbi } from '@quantum-chain/contracts';
import { EdgeApiError, signRevocation } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { edge } from '../edge/edge.ts';
import { forgetSession } from './session.ts';
import { requireSigner } from './wallet.ts';

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
