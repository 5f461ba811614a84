import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Devnet, type DevnetOptions, startDevnet } from '../../src/index.ts';

export type TestDevnet = Pick<Devnet, 'url' | 'close'>;

function createFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'qora-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A block as soon as something waits, and none otherwise: as fast as it goes, and without a clock in it. */
const ON_DEMAND = { port: 0, blockTimeMs: 0, emptyBlockTimeMs: 0 };

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const { folder, remove } = createFolder();
  onTestFinished(remove);
  return folder;
}

/** A devnet for one test. */
export async function runDevnet(options: Partial<DevnetOptions> = {}): Promise<Devnet> {
  const devnet = await startDevnet({
    dataDir: options.dataDir ?? temporaryFolder(),
    ...ON_DEMAND,
    ...options,
  });
  onTestFinished(() => devnet.close());
  return devnet;
}

/** A devnet that a file's tests share; they close it. */
export async function startTestDevnet(): Promise<TestDevnet> {
  const { folder, remove } = createFolder();
  const devnet = await startDevnet({ dataDir: folder, ...ON_DEMAND });
  return {
    url: devnet.url,
    async close() {
      await devnet.close();
      remove();
    },
  };
}
