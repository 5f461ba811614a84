import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from './pageList.ts';
import { servePages } from './servePages.ts';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const runnable = existsSync(EXECUTABLE) && existsSync(join(import.meta.dirname, '..', 'out', 'index.html'));
if (!runnable)
  console.log(`SKIPPED: axe over the pages, because there is no ${EXECUTABLE} or nothing is built in out/.`);

describe.skipIf(!runnable)('every page can be used by everybody (WCAG 2.2 AA, by axe)', () => {
  let site: Awaited<ReturnType<typeof servePages>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await servePages();
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-quic'] });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each([
    ['light', 'standard', 'wide'],
    ['dark', 'standard', 'wide'],
    ['dark', 'more', 'narrow'],
  ] as const)(
    '%s theme, %s contrast, %s screen',
    async (theme, contrast, size) => {
      const context = await browser.newContext({
        viewport: SIZES[size],
        reducedMotion: 'reduce',
        serviceWorkers: 'block',
      });
      context.setDefaultTimeout(30_000);
      await context.addInitScript(
        (preferences) => localStorage.setItem('qca.preferences', preferences),
        JSON.stringify({ theme, contrast }),
      );
      const page = await context.newPage();
      const found: string[] = [];
      for (const path of PAGES) {
        await page.goto(site.url + path);
        await page.locator(`html[data-listening][data-theme=${theme}][data-contrast=${contrast}]`).waitFor();
        await page.evaluate(AXE);
        const { violations } = await page.evaluate(
          (rules) =>
            (
              globalThis as unknown as {
                axe: { run(on: Document, options: RunOptions): Promise<AxeResults> };
              }
            ).axe.run(document, rules),
          RULES,
        );
        for (const { id, nodes } of violations)
          for (const { target, failureSummary } of nodes)
            found.push(`${path} ${id} ${target.join(' ')} ${failureSummary ?? ''}`);
      }
      await context.close();
      expect(found).toEqual([]);
    },
    300_000,
  );
});
