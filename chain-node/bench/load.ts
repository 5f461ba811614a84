import { testTokenAbi } from '@quantum-chain/contracts';
import { deploy } from '@quantum-chain/contracts/deploy';
import { createWalletClient, encodeFunctionData, type Hex, http, publicActions } from 'viem';
import { describeChain } from '../src/cli/connect.ts';
import { devAccounts } from '../src/genesis/dev-accounts.ts';

const SENDERS = [1, 2, 3, 4, 5, 6, 7, 8];
const REQUESTS_IN_FLIGHT = 16;
const POLLING_MS = 5;
/** Far more than a request takes, also on a machine that does other things. */
const REQUEST_TIMEOUT_MS = 120_000;
const STRANGER = '0x00000000000000000000000000000000000a11ce';
const FEES = { maxFeePerGas: 20n * 10n ** 9n, maxPriorityFeePerGas: 10n ** 9n };

export type Kind = 'transfer' | 'token';

function client(url: string, index: number) {
  const account = devAccounts()[index];
  if (account === undefined) throw new RangeError(`no development account ${index}`);
  const transport = http(url, { retryCount: 0, timeout: REQUEST_TIMEOUT_MS });
  const wallet = createWalletClient({
    account,
    chain: describeChain(url),
    transport,
    pollingInterval: POLLING_MS,
  });
  return wallet.extend(publicActions);
}

/** Deploys the product's contracts and gives each sender test dollars. Returns the dollar's address. */
export async function prepareToken(url: string): Promise<Hex> {
  const owner = client(url, 0);
  const { address } = owner.account;
  const mints = SENDERS.map((index) => ({
    token: 'tUSD' as const,
    to: client(url, index).account.address,
    amount: 10n ** 12n,
  }));
  const options = {
    walletClient: owner,
    publicClient: owner as never,
    operator: address,
    treasury: address,
    mints,
  };
  return (await deploy(options)).tUSD;
}

/** Signs `count` transactions of all senders together, from their next nonces on. */
async function sign(url: string, kind: Kind, token: Hex, count: number): Promise<Hex[]> {
  const data = encodeFunctionData({ abi: testTokenAbi, functionName: 'transfer', args: [STRANGER, 1n] });
  const call =
    kind === 'transfer' ? { to: STRANGER, value: 1n, gas: 21_000n } : { to: token, data, gas: 100_000n };
  const signed: Hex[][] = await Promise.all(
    SENDERS.map(async (index) => {
      const wallet = client(url, index);
      const first = await wallet.getTransactionCount({ address: wallet.account.address });
      return Promise.all(
        Array.from({ length: count / SENDERS.length }, (_, offset) =>
          wallet.account.signTransaction({
            ...call,
            ...FEES,
            chainId: 7672,
            nonce: first + offset,
            type: 'eip1559',
          } as never),
        ),
      );
    }),
  );
  // One of each sender in turn, as they would come in.
  return Array.from({ length: count }, (_, index) => {
    const list = signed[index % SENDERS.length] ?? [];
    return list[Math.floor(index / SENDERS.length)] as Hex;
  });
}

/** Transactions a second from the first request to the last receipt, one transaction a request. */
export async function throughput(url: string, kind: Kind, token: Hex, count: number): Promise<number> {
  const signed = await sign(url, kind, token, count);
  const startMs = performance.now();
  let next = 0;
  const hashes: Hex[] = [];
  const sender = async () => {
    while (next < signed.length) {
      const serializedTransaction = signed[next] as Hex;
      next += 1;
      hashes.push(await client(url, 0).sendRawTransaction({ serializedTransaction }));
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_IN_FLIGHT }, sender));
  const receipts = await Promise.all(
    hashes
      .slice(-SENDERS.length)
      .map((hash) => client(url, 0).waitForTransactionReceipt({ hash, timeout: 120_000 })),
  );
  const seconds = (performance.now() - startMs) / 1_000;
  if (receipts.some(({ status }) => status !== 'success')) throw new Error('a transaction failed');
  return count / seconds;
}

/** Milliseconds from sending to the receipt, one transaction after the other, in ascending order. */
export async function latencies(url: string, count: number): Promise<number[]> {
  const wallet = client(url, 0);
  const times: number[] = [];
  let nonce = await wallet.getTransactionCount({ address: wallet.account.address });
  for (let index = 0; index < count; index += 1) {
    const serializedTransaction = await wallet.account.signTransaction({
      ...FEES,
      to: STRANGER,
      value: 1n,
      gas: 21_000n,
      chainId: 7672,
      nonce: nonce++,
      type: 'eip1559',
    });
    const startMs = performance.now();
    const hash = await wallet.sendRawTransaction({ serializedTransaction });
    await wallet.waitForTransactionReceipt({ hash });
    times.push(performance.now() - startMs);
  }
  return times.sort((a, b) => a - b);
}
