import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { bundleScenario } from './bundleScenario.ts';
import { readParts } from './readParts.ts';

const ENTRY = `import { runScenario } from './scenario.ts';
export default { fetch: async () => Response.json(await runScenario()) };`;

/** The scenario inside workerd, as a Worker would run it. */
export async function runInWorkerd(): Promise<unknown> {
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      log: new Log(LogLevel.ERROR),
      compatibilityDate: '2026-10-01',
      modulesRoot: '/',
      modules: [
        { type: 'ESModule', path: '/worker.js', contents: await bundleScenario(ENTRY, 'workerd') },
        ...readParts().map(({ name, contents }) => ({
          type: 'CompiledWasm' as const,
          path: `/build/${name}`,
          contents,
        })),
      ],
    }),
  );
  try {
    return await (await worker.dispatchFetch('http://localhost/')).json();
  } finally {
    await worker.dispose();
  }
}
