// A node under load, to be killed: sends counting calls to itself and says on stdout what it did.
import { pad, toHex } from 'viem';
import { startDevnet } from '../../src/index.ts';
import { COUNTER, creationCode } from './bytecode.ts';
import { walletAt } from './clients.ts';

const [dataDir] = process.argv.slice(2);
if (dataDir === undefined) throw new Error('usage: crash-child DATA_DIR');

const devnet = await startDevnet({ dataDir, port: 0, blockTimeMs: 0, emptyBlockTimeMs: 0 });
const wallet = walletAt(devnet.url);
const { address } = wallet.account;
wallet.watchBlocks({
  onBlock: ({ number, hash }) => process.stdout.write(`heard ${number} ${hash}\n`),
  emitMissed: true,
});
const fees = { maxFeePerGas: 10n ** 10n, maxPriorityFeePerGas: 10n ** 6n };
let nonce = await wallet.getTransactionCount({ address, blockTag: 'pending' });
const hash = await wallet.deployContract({
  abi: [],
  bytecode: creationCode(COUNTER),
  gas: 1_000_000n,
  nonce,
  ...fees,
});
const { contractAddress } = await wallet.waitForTransactionReceipt({ hash });
nonce += 1;
for (;;) {
  await wallet.sendTransaction({
    to: contractAddress,
    data: pad(toHex(nonce)),
    gas: 100_000n,
    nonce,
    ...fees,
  });
  process.stdout.write(`sent ${nonce}\n`);
  nonce += 1;
}
