import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const resolver = createRequire(import.meta.url);
const LAUNCHERS = {
  forge: () => resolver.resolve('@foundry-rs/forge/package.json'),
  anvil: () => resolver.resolve('@foundry-rs/anvil/package.json'),
};
const ARCHITECTURES: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/**
 * Path of one of Foundry's native programs for this machine. The launchers in `@foundry-rs/*` are passed over because
 * they end with 0 whatever the program returned: a failing test would pass.
 *
 * @throws {Error} where npm has installed no binary for this platform.
 */
export function foundryBinary(tool: 'forge' | 'anvil'): string {
  const name = `@foundry-rs/${tool}-${process.platform}-${ARCHITECTURES[process.arch] ?? process.arch}`;
  try {
    const suffix = process.platform === 'win32' ? '.exe' : '';
    return join(
      dirname(createRequire(LAUNCHERS[tool]()).resolve(`${name}/package.json`)),
      'bin',
      `${tool}${suffix}`,
    );
  } catch (cause) {
    throw new Error(`${tool} is missing (${name}), so the contracts cannot be tested: run \`npm install\``, {
      cause,
    });
  }
}
