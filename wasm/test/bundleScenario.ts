import { basename } from 'node:path';
import { build } from 'esbuild';

/** Bundles an entry beside scenario.ts for a host, with the loader that the host's condition picks. */
export async function bundleScenario(entry: string, host: 'workerd' | 'browser'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    platform: host === 'browser' ? 'browser' : 'neutral',
    conditions: [host],
    plugins: [
      {
        // workerd imports the module by the path that it is given there; a browser fetches it.
        name: 'wasm',
        setup({ onResolve }) {
          onResolve({ filter: /\.wasm$/ }, ({ path }) => ({
            path: `./build/${basename(path)}`,
            external: true,
          }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}
