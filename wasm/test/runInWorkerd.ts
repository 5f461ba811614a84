import { readFileSync } from 'node:fs';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { bundleScenario } from './bundleScenario.ts';

const ENTRY = `import { runScenario } from './scenario.ts';
export default { fetch: async () => Response.json(await runScenario()) };`;

/** The scenario inside workerd, as a Worker would run it. */
export async function runInWorkerd(): Promise<unknown> {
  const wasm = new URL('../build/engine.wasm', import.meta.url);
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      log: new Log(LogLevel.ERROR),
      compatibilityDate: '2026-10-01',
      modulesRoot: '/',
      modules: [
        { type: 'ESModule', path: '/worker.js', contents: await bundleScenario(ENTRY, 'workerd') },
        { type: 'CompiledWasm', path: '/build/engine.wasm', contents: readFileSync(wasm) },
      ],
    }),
  );
  try {
    return await (await worker.dispatchFetch('http://localhost/')).json();
  } finally {
    await worker.dispose();
  }
}
