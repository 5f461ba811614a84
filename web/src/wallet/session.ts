import { Scope } from '@quantum-chain/contracts';
import { type SigningDomain, signDelegation } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from 'viem/utils';
import { edge } from '../edge/edge.ts';
import { database } from '../state/database.ts';
import { openKey, parsePrivateKey, type SealedKey, sealKey } from './sealedKey.ts';
import type { Signer } from './signer.ts';

/** A key that trades for an account and can do nothing else, sealed by this browser. */
export interface SealedSession {
  key: SealedKey;
  /** Unix seconds. */
  expiry: number;
  /** A delegation for one exchange is worth nothing at another. */
  domain: SigningDomain;
}

export interface Session {
  account: Hex;
  key: PrivateKeyAccount;
  expiry: number;
}

/** A working day: long enough not to be asked, short enough to end by itself. */
const LIFETIME_SECONDS = 8 * 3_600;
/** A key about to end is as good as ended: an order has to arrive before it does. */
const MARGIN_SECONDS = 60;

/** The account's session key for this exchange, if one is still good. */
export async function readSession(account: Hex, domain: SigningDomain): Promise<Session | undefined> {
  const sealed = await (await database()).get('sessions', account.toLowerCase());
  if (!sealed || sealed.expiry < Date.now() / 1_000 + MARGIN_SECONDS) return undefined;
  if (sealed.domain.chainId !== domain.chainId || sealed.domain.exchange !== domain.exchange)
    return undefined;
  const key = privateKeyToAccount(bytesToHex(await openKey(sealed.key)));
  return { account, key, expiry: sealed.expiry };
}

/**
 * Makes a session key, has the wallet sign its delegation, tells the edge, and keeps it here.
 * @throws EdgeApiError, or what the wallet throws when it declines.
 */
export async function startSession(signer: Signer, domain: SigningDomain): Promise<Session> {
  const secret = generatePrivateKey();
  const key = privateKeyToAccount(secret);
  const expiry = Math.floor(Date.now() / 1_000) + LIFETIME_SECONDS;
  const [nonce] = crypto.getRandomValues(new BigUint64Array(1));
  const body = await signDelegation(signer, domain, {
    account: signer.address,
    sessionKey: key.address,
    scopes: Scope.read | Scope.trade,
    expiry: BigInt(expiry),
    nonce: nonce ?? 0n,
  });
  await edge.openSession(body);
  const sealed: SealedSession = { key: await sealKey(parsePrivateKey(secret), key.address), expiry, domain };
  await (await database()).put('sessions', sealed, signer.address.toLowerCase());
  return { account: signer.address, key, expiry };
}

/** The edge does not know the key (any more): the next order asks for a new one. */
export async function forgetSession(account: Hex): Promise<void> {
  await (await database()).delete('sessions', account.toLowerCase());
}
