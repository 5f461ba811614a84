import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Deployment } from '@quantum-chain/contracts';

const PROGRAM = fileURLToPath(new URL('./edgeProcess.ts', import.meta.url));

/** Runs an edge in a process of its own. `kill` is as hard as a power cut: workerd and its parent end without a word. */
export async function spawnEdge(
  dataDir: string,
  chainUrl: string,
  deployment: Deployment,
): Promise<{ url: string; kill(): void }> {
  const child = spawn(process.execPath, [PROGRAM, dataDir, chainUrl, JSON.stringify(deployment)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, workerd } = JSON.parse(line) as { url: string; workerd: number };
    return {
      url,
      kill() {
        process.kill(workerd, 'SIGKILL');
        child.kill('SIGKILL');
      },
    };
  }
  throw new Error('the edge ended before it was ready');
}
