import { type Address, createWalletClient, http, isAddress, isAddressEqual, parseEther } from 'viem';
import { devAccounts } from '../genesis/dev-accounts.ts';
import { CliError } from './cli-error.ts';
import { connect, describeChain } from './connect.ts';

interface SendOptions {
  readonly url: string;
  readonly from: string;
  readonly to: string;
  readonly value: string;
  readonly json: boolean;
}

/** `qora send`: a transfer from a development account, once it is in a block. */
export async function sendCommand({ url, from, to, value, json }: SendOptions): Promise<string> {
  const sender = devAccounts().find(({ address }) => isAddressEqual(address, parseAccount(from)));
  if (sender === undefined) throw new CliError('BAD_ARGUMENT', `--from ${from} is not a development account`);
  const client = await connect(url);
  const wallet = createWalletClient({ account: sender, chain: describeChain(url), transport: http(url) });
  const hash = await wallet.sendTransaction({ to: parseAccount(to), value: parseQor(value) });
  const receipt = await client.waitForTransactionReceipt({ hash });
  if (receipt.status !== 'success') throw new CliError('REVERTED', `transaction ${hash} reverted`);
  const { blockNumber, gasUsed } = receipt;
  if (json) {
    return JSON.stringify(
      { hash, blockNumber: blockNumber.toString(), gasUsed: gasUsed.toString() },
      null,
      2,
    );
  }
  return `${hash} in block ${blockNumber}`;
}

/** An address, or the index of a development account. */
function parseAccount(text: string): Address {
  const account = /^\d+$/u.test(text) ? devAccounts()[Number(text)]?.address : text;
  if (account === undefined || !isAddress(account)) {
    throw new CliError(
      'BAD_ARGUMENT',
      `"${text}" is neither an address nor the index of a development account`,
    );
  }
  return account;
}

function parseQor(text: string): bigint {
  if (!/^\d+(\.\d{1,18})?$/u.test(text)) {
    throw new CliError('BAD_ARGUMENT', `"${text}" is not an amount in QOR such as 1.5 (at most 18 decimals)`);
  }
  return parseEther(text);
}
