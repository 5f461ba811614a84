import { testTokenAbi } from '@quantum-chain/contracts';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { parseAddress } from './addressBook.ts';

/** @throws PageError `ADDRESS_INVALID`, `NO_WALLET`, `WALLET_LOCKED`, `TRANSACTION_REVERTED` */
export async function sendTokens(token: 'tUSD' | 'tBTC', to: string, units: bigint): Promise<void> {
  const recipient = parseAddress(to);
  const { contracts } = await chainContext();
  await sendContract({
    address: contracts[token],
    abi: testTokenAbi,
    functionName: 'transfer',
    args: [recipient, units],
  });
}
