import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createChainCommon } from '../src/genesis/chain-common.ts';
import { startDevnet } from '../src/index.ts';
import { ChainStore } from '../src/state/chain-store.ts';
import { checkChain } from './support/check-chain.ts';
import { walletAt } from './support/clients.ts';
import { temporaryFolder } from './support/run-devnet.ts';

const CHILD = fileURLToPath(new URL('./support/crash-child.ts', import.meta.url));
const KILLS = 4;
const LINES_MAX = 60;

/** Runs the child until it has said a random number of lines, kills it there, and returns the newest block it told of. */
async function runAndKill(folder: string): Promise<{ number: bigint; hash: string } | undefined> {
  const child = spawn(process.execPath, [CHILD, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const linesLeft = 1 + Math.floor(Math.random() * LINES_MAX);
  let lines = 0;
  let heard: { number: bigint; hash: string } | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const [verb, number, hash] = line.split(' ');
    if (verb === 'heard' && number !== undefined && hash !== undefined)
      heard = { number: BigInt(number), hash };
    lines += 1;
    if (lines >= linesLeft) child.kill('SIGKILL');
  }
  expect(lines).toBeGreaterThanOrEqual(linesLeft);
  return heard;
}

test('a node killed at any moment has whole blocks, every one that it told of, and goes on', async () => {
  const folder = temporaryFolder();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const heard = await runAndKill(folder);
    const store = new ChainStore(folder, createChainCommon());
    const head = await checkChain(store);
    if (heard !== undefined) {
      expect(head).toBeGreaterThanOrEqual(heard.number);
      expect(store.block(heard.number)?.hash).toBe(heard.hash);
    }
    await store.close();
  }
  const devnet = await startDevnet({ dataDir: folder, port: 0, blockTimeMs: 0, emptyBlockTimeMs: 0 });
  const wallet = walletAt(devnet.url, 1);
  const hash = await wallet.sendTransaction({ to: wallet.account.address, value: 1n });
  expect((await wallet.waitForTransactionReceipt({ hash })).status).toBe('success');
  await devnet.close();
});
