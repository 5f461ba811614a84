import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Where `npm run build -w edge` puts the Worker and the WASM modules beside it. */
export const BUNDLE_DIRECTORY = fileURLToPath(new URL('../build/', import.meta.url));

const ENTRY = fileURLToPath(new URL('../src/worker.ts', import.meta.url));

/**
 * Bundles the Worker as wrangler would: WASM stays a module of its own that workerd compiles. Benchmarks bundle another entry
 * into another directory.
 */
export async function bundleWorker(
  entry: string = ENTRY,
  directory: string = BUNDLE_DIRECTORY,
): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: join(directory, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [wasmModules(directory)],
  });
}

/** Copies an imported `.wasm` beside the bundle and leaves its import in place. */
const wasmModules = (directory: string): Plugin => ({
  name: 'wasm-modules',
  setup(context) {
    const wasmFiles = new Map<string, string>();
    context.onResolve({ filter: /\.wasm$/ }, async (found) => {
      if (found.pluginData === 'inner') return undefined;
      const resolved = await context.resolve(found.path, {
        resolveDir: found.resolveDir,
        kind: found.kind,
        pluginData: 'inner',
      });
      if (resolved.errors.length > 0) return { errors: resolved.errors };
      wasmFiles.set(basename(resolved.path), resolved.path);
      return { path: `./${basename(resolved.path)}`, external: true };
    });
    context.onEnd(async () => {
      for (const [name, path] of wasmFiles) await copyFile(path, join(directory, name));
    });
  },
});
