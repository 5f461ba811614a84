import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { bundleScenario } from './bundleScenario.ts';
import { readParts } from './readParts.ts';

/** Without these a page has no shared memory. */
const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The browser's path from `CHROMIUM` or Debian's place for it; undefined where there is none. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM, '/usr/bin/chromium'].find((path) => path && existsSync(path));
}

/** One of the scenarios in a page of a headless Chromium. */
export async function runInChromium(
  executablePath: string,
  scenario: 'runScenario' | 'runThreads',
): Promise<unknown> {
  // The loaders ask for ../../../build/*.wasm, seen from their bundle.
  const files: Record<string, [type: string, body: string | Buffer]> = {
    '/': ['text/html', '<!doctype html><title>scenario</title>'],
    '/src/load/browser/scenario.js': [
      'text/javascript',
      await bundleScenario(
        `export { runScenario } from './scenario.ts'; export { runThreads } from './threadScenario.ts';`,
        'browser',
      ),
    ],
    // A thread's script is asked for by its own name.
    '/src/train/thread.worker.ts': [
      'text/javascript',
      await bundleScenario(`import '../src/train/thread.worker.ts';`, 'browser'),
    ],
    ...Object.fromEntries(
      readParts().map(({ name, contents }) => [`/build/${name}`, ['application/wasm', contents]]),
    ),
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ''] ?? [];
    response.writeHead(type ? 200 : 404, { ...ISOLATION, ...(type && { 'content-type': type }) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    // A text, because the bundle's own import must not be taken over by the test runner.
    return await page.evaluate(
      `import('/src/load/browser/scenario.js').then((bundle) => bundle.${scenario}())`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}
