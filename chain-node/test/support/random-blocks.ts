import { concatHex, type Hex, pad, toHex } from 'viem';
import { COUNTER, creationCode } from './bytecode.ts';
import { walletAt } from './clients.ts';

/** Creation code that stores a value, then destroys the contract that it is creating (EIP-6780 lets that one go). */
const SELF_DESTROYING: Hex = '0x600160005533ff';
/** Creation code that stores slot 1 and deploys nothing but STOP. */
const WITH_STORAGE: Hex = '0x602a600155600160005360016000f3';

/** A small generator with a seed, so that a failure can be run again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Sends `rounds` rounds of mixed transactions from three accounts: transfers, new contracts, counting, failing, running
 * out of gas, clearing storage, destroying.
 */
export async function sendRandomTransactions(url: string, seed: number, rounds: number): Promise<void> {
  const random = seeded(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const deployer = walletAt(url, 0);
  const deployed = await deployer.waitForTransactionReceipt({
    hash: await deployer.deployContract({ abi: [], bytecode: creationCode(COUNTER) }),
  });
  const counter = deployed.contractAddress as Hex;
  const wallets = [walletAt(url, 0), walletAt(url, 1), walletAt(url, 2)];
  const nonces = await Promise.all(
    wallets.map(({ account, getTransactionCount }) => getTransactionCount({ address: account.address })),
  );
  let last: Hex | undefined;
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, wallet] of wallets.entries()) {
      const word = pad(toHex(Math.floor(random() * 5)));
      const stranger = pad(toHex(1 + Math.floor(random() * 40)), { size: 20 });
      const transaction = pick<{ to?: Hex; data?: Hex; value?: bigint; gas: bigint }>([
        { to: stranger, value: BigInt(Math.floor(random() * 3)), gas: 50_000n },
        { to: counter, data: word, gas: 120_000n },
        { to: counter, data: concatHex([word, word]), gas: 30_000n },
        { to: counter, gas: 60_000n },
        {
          data: pick([SELF_DESTROYING, WITH_STORAGE, creationCode(COUNTER), '0xfe']),
          value: 1n,
          gas: 300_000n,
        },
      ]);
      const nonce = nonces[index] ?? 0;
      nonces[index] = nonce + 1;
      const tip = 10n ** 6n * BigInt(1 + Math.floor(random() * 3));
      last = await wallet.sendTransaction({
        ...transaction,
        nonce,
        maxFeePerGas: 10n ** 9n,
        maxPriorityFeePerGas: tip,
      });
    }
  }
  for (const [index, wallet] of wallets.entries()) {
    const nonce = nonces[index] ?? 0;
    last = await wallet.sendTransaction({ to: wallet.account.address, nonce, gas: 21_000n });
    await wallet.waitForTransactionReceipt({ hash: last });
  }
}
