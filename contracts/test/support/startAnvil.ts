import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { foundryBinary } from '../../scripts/foundryBinary.ts';

/** A fresh anvil: a node that is not ours, on a free port. */
export async function startAnvil(chainId: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(foundryBinary('anvil'), ['--port', '0', '--chain-id', String(chainId)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopped = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /Listening on (\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return {
      url: `http://${address}`,
      stop: async () => {
        child.kill('SIGTERM');
        await stopped;
      },
    };
  }
  throw new Error('anvil ended before it listened');
}
