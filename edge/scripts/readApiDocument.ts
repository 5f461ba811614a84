import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { OpenApiDocument } from './apiDocument.ts';

/** Asks the app itself for its OpenAPI document. Objects and WASM play no part in it, so they are left out. */
export async function readApiDocument(): Promise<OpenApiDocument> {
  const bundled = await build({
    entryPoints: [fileURLToPath(new URL('../src/app.ts', import.meta.url))],
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
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  const { createApp } = (await import(url)) as {
    createApp: () => { request(path: string): Promise<Response> };
  };
  return (await createApp().request('/v1/openapi.json')).json() as Promise<OpenApiDocument>;
}
