import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { runDevnet, temporaryFolder } from './support/run-devnet.ts';

const QORA = join(import.meta.dirname, '..', 'src', 'cli', 'qora.ts');

interface Finished {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: unknown;
}

function qora(...args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(process.execPath, [QORA, ...args], (error, stdout, stderr) =>
      resolve({ stdout, stderr, exitCode: error === null ? 0 : error.code }),
    );
  });
}

test('devnet says one line when it is ready, refuses to run twice, and stops cleanly', async () => {
  const folder = temporaryFolder();
  const args = ['devnet', '--data', folder, '--port', '0', '--block-time', '0', '--empty-block-time', '0'];
  const node = spawn(process.execPath, [QORA, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void node.kill('SIGKILL'));
  const [ready] = (await once(createInterface({ input: node.stdout }), 'line')) as [string];
  expect(ready).toMatch(/^qora devnet ready at http:\/\/127\.0\.0\.1:\d+ chain 7672 head 0$/);
  const url = ready.split(' ')[4] as string;

  const sent = await qora('send', '--from', '0', '--to', '1', '--value', '1.5', '--url', url, '--json');
  expect(sent).toMatchObject({ stderr: '', exitCode: 0 });
  expect(JSON.parse(sent.stdout)).toMatchObject({ blockNumber: '1', gasUsed: '21000' });

  const second = await qora(...args);
  expect(second.exitCode).toBe(1);
  expect(second.stderr).toBe(`qora: process ${node.pid} already runs a node on ${folder}\n`);

  node.kill('SIGTERM');
  await once(node, 'close');
  expect(node.exitCode).toBe(0);
  const devnet = await runDevnet({ dataDir: folder });
  expect(devnet.headNumber).toBe(1n);
});

test('accounts and block read from a node', async () => {
  const { url } = await runDevnet();
  const accounts = JSON.parse((await qora('accounts', '--json', '--url', url)).stdout);
  expect(accounts).toHaveLength(10);
  expect(accounts[0]).toEqual({
    index: 0,
    address: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    balanceQor: '1000000',
    nonce: 0,
  });
  const block = JSON.parse((await qora('block', '0', '--json', '--url', url)).stdout);
  expect(block).toMatchObject({ number: '0', transactions: [], gasLimit: '60000000' });
  expect((await qora('block', block.hash, '--url', url)).stdout).toContain(block.stateRoot);
});

test('mistakes are one line and an exit code', async () => {
  const { url } = await runDevnet();
  const line = (message: string) => ({ stdout: '', stderr: `qora: ${message}\n`, exitCode: 1 });
  expect(await qora('block', '99', '--url', url)).toEqual(line('there is no block 99'));
  expect(await qora('block', 'soon', '--url', url)).toEqual(
    line('"soon" is neither a block number, a block hash nor "latest"'),
  );
  expect(await qora('send', '--from', '0', '--to', '1', '--value', '1e3', '--url', url)).toEqual(
    line('"1e3" is not an amount in QOR such as 1.5 (at most 18 decimals)'),
  );
  expect(await qora('accounts', '--url', 'http://127.0.0.1:1')).toEqual(
    line('no node answers at http://127.0.0.1:1'),
  );
  expect((await qora('send', '--from', '0')).exitCode).toBe(2);
});
