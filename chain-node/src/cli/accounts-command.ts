import { formatEther } from 'viem';
import { devAccounts } from '../genesis/dev-accounts.ts';
import { connect } from './connect.ts';

/** `qora accounts`: the development accounts with their balances. */
export async function accountsCommand({ url, json }: { url: string; json: boolean }): Promise<string> {
  const client = await connect(url);
  const rows = await Promise.all(
    devAccounts().map(async ({ address }, index) => {
      const [balance, nonce] = await Promise.all([
        client.getBalance({ address }),
        client.getTransactionCount({ address }),
      ]);
      return { index, address, balanceQor: formatEther(balance), nonce };
    }),
  );
  if (json) return JSON.stringify(rows, null, 2);
  return rows
    .map(({ index, address, balanceQor, nonce }) => `${index}  ${address}  ${balanceQor} QOR  nonce ${nonce}`)
    .join('\n');
}
