import { bytesToHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import type { EdgeKeys } from './edgeOptions.ts';

/** The public development phrase: whoever reads this owns its keys, so they hold nothing but test money. */
const DEV_MNEMONIC = 'test test test test test test test test test test test junk';

/** The devnet's accounts as docs/protocol.md numbers them. */
export function devKeys(): EdgeKeys {
  return { operator: key(0), marketMaker: key(1), faucet: key(3), passerBy: key(4) };
}

function key(addressIndex: number): `0x${string}` {
  const privateKey = mnemonicToAccount(DEV_MNEMONIC, { addressIndex }).getHdKey().privateKey;
  if (!privateKey) throw new Error('the development phrase gave no key');
  return bytesToHex(privateKey);
}
