import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Devnet, type DevnetOptions, startDevnet } from '../../src/index.ts';

/** An empty folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qora-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A devnet of the test's own, as fast as it goes: a block as soon as something waits, none otherwise. */
export async function runDevnet(options: Partial<DevnetOptions> = {}): Promise<Devnet> {
  const devnet = await startDevnet({
    dataDir: options.dataDir ?? temporaryFolder(),
    port: 0,
    blockTimeMs: 0,
    emptyBlockTimeMs: 0,
    ...options,
  });
  onTestFinished(() => devnet.close());
  return devnet;
}
