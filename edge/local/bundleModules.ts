import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

interface BundleModule {
  type: 'ESModule' | 'CompiledWasm';
  path: string;
}

/** The bundle's modules for workerd, its entry first. */
export async function bundleModules(directory: string): Promise<BundleModule[]> {
  const names = await readdir(directory).catch((cause) => {
    throw new Error('the Worker is not built: run `npm run build -w edge`', { cause });
  });
  const wasm = names.filter((name) => name.endsWith('.wasm'));
  return [
    { type: 'ESModule', path: join(directory, 'worker.js') },
    ...wasm.map((name): BundleModule => ({ type: 'CompiledWasm', path: join(directory, name) })),
  ];
}
