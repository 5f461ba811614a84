import type { Hex } from 'viem';
import { database } from '../state/database.ts';

/** The address and the end of the key that this browser holds for an account, without opening it. */
export async function localSession(account: Hex): Promise<{ address: Hex; expiry: number } | undefined> {
  const sealed = await (await database()).get('sessions', account.toLowerCase());
  return sealed && { address: sealed.key.address, expiry: sealed.expiry };
}
