import { build } from 'esbuild';
import type { OpenApiDocument } from './apiDocument.ts';

/** Asks the app itself for its OpenAPI document. Objects and WASM play no part in it, so they are left out. */
export async function readApiDocument(): Promise<OpenApiDocument> {
  const bundled = await build({
    stdin: {
      contents: `import { API_INFO, createApp } from './app.ts'; export const document = createApp().getOpenAPI31Document(API_INFO);`,
      resolveDir: new URL('../src/', import.meta.url).pathname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    loader: { '.wasm': 'empty' },
    plugins: [
      {
        name: 'no-objects',
        setup(context) {
          context.onResolve({ filter: /^cloudflare:workers$/ }, ({ path }) => ({
            path,
            namespace: 'no-objects',
          }));
          context.onLoad({ filter: /.*/, namespace: 'no-objects' }, () => ({
            contents: 'export class DurableObject {}',
          }));
        },
      },
    ],
  });
  const code = bundled.outputFiles[0]?.text ?? '';
  const module = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as {
    document: OpenApiDocument;
  };
  return module.document;
}
