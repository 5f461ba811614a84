import type { Hex } from 'viem';
import type { EventView } from '../explorer/chainData.ts';

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
