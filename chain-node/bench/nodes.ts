import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

/** A node in a process of its own. */
export interface BenchNode {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

const QORA = join(import.meta.dirname, '..', 'src', 'cli', 'qora.ts');
const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/** Our node with its default pace, on an empty folder on disk. */
export async function startOurs(): Promise<BenchNode> {
  const folder = mkdtempSync(join(tmpdir(), 'qora-bench-'));
  const node = await start(
    'qora',
    process.execPath,
    [QORA, 'devnet', '--data', folder, '--port', '0'],
    /http:\S+/,
  );
  return {
    ...node,
    async stop() {
      await node.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** anvil, or `undefined` where npm has no binary for this machine. It keeps everything in memory. */
export async function startAnvil(args: readonly string[]): Promise<BenchNode | undefined> {
  const binary = anvilBinary();
  if (binary === undefined) return undefined;
  const node = await start(
    'anvil',
    binary,
    ['--port', '0', '--chain-id', '7672', ...args],
    /Listening on (\S+)/,
  );
  return { ...node, url: `http://${node.url}` };
}

function anvilBinary(): string | undefined {
  const require = createRequire(import.meta.url);
  const launcher = createRequire(require.resolve('@foundry-rs/anvil/package.json'));
  const platform = `@foundry-rs/anvil-${process.platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  try {
    const binary = join(dirname(launcher.resolve(`${platform}/package.json`)), 'bin', 'anvil');
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

async function start(
  name: string,
  command: string,
  args: readonly string[],
  ready: RegExp,
): Promise<BenchNode> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout })) {
    const match = ready.exec(line);
    if (match === null) continue;
    child.stdout.resume();
    return {
      name,
      url: match[1] ?? match[0],
      async stop() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`${name} ended before it was ready`);
}
