import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { servePages } from './servePages.ts';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PAGES = ['/', '/trade', '/models', '/model?id=0x00', '/invest', '/train', '/verify', '/nowhere'];
const runnable = existsSync(EXECUTABLE) && existsSync(join(import.meta.dirname, '..', 'out', 'index.html'));
if (!runnable)
  console.log(`SKIPPED: pages in a browser, because there is no ${EXECUTABLE} or nothing is built in out/.`);

describe.skipIf(!runnable)('the built pages in Chromium', () => {
  let site: Awaited<ReturnType<typeof servePages>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const refused: string[] = [];

  beforeAll(async () => {
    site = await servePages();
    browser = await chromium.launch({ executablePath: EXECUTABLE, args: ['--no-sandbox', '--disable-quic'] });
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    context.setDefaultTimeout(60_000);
    page = await context.newPage();
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    page.on('pageerror', (error) => refused.push(error.message));
  });
  afterEach(async () => {
    refused.length = 0;
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Opens a page and waits until it hears clicks. */
  async function open(path: string): Promise<void> {
    await page.goto(site.url + path);
    await page.locator('html[data-listening]').waitFor();
  }

  test.each(['en', 'es'])(
    'no page scrolls sideways on a phone, and the policy lets each of them start (%s)',
    async (language) => {
      for (const path of PAGES) {
        await page.goto(site.url + path);
        await page.evaluate((chosen) => localStorage.setItem('qca.language', chosen), language);
        await page.reload();
        await page.locator(`html[lang=${language}]`).waitFor();
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect({ path, overflow }).toEqual({ path, overflow: 0 });
      }
      expect(refused).toEqual([]);
    },
  );

  test('an inline script that nobody listed does not run', async () => {
    await page.goto(site.url);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
    });
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
    expect(refused.join()).toContain('script-src');
  });

  test('the language changes without a reload', async () => {
    await open('/train');
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Español' }).click();
    await page.locator('h1', { hasText: 'Entrenar' }).waitFor();
    await page.getByRole('radio', { name: 'English' }).click();
    await page.locator('h1', { hasText: 'Train' }).waitFor();
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
  });

  test('Trade is dark and Invest light, until a person says otherwise', async () => {
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await open('/trade');
    expect(await theme()).toBe('dark');
    await page.getByRole('link', { name: 'Invest', exact: true }).last().click();
    await page.locator('html[data-theme=light]').waitFor();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('radio', { name: 'Dark', exact: true }).click();
    expect(await theme()).toBe('dark');
    await page.reload();
    expect(await theme()).toBe('dark');
  });

  test('a wallet is made in the browser, survives a reload, and its cipher key cannot be taken out', async () => {
    await open('/train');
    await page.getByRole('button', { name: 'Get a wallet' }).click();
    await page.getByRole('button', { name: 'Create wallet' }).click();
    const shown = page.getByTestId('wallet-address');
    await shown.waitFor();
    const address = await shown.textContent();
    await page.reload();
    await page.getByRole('button', { name: `Wallet ${address}` }).waitFor();
    const stored = await page.evaluate(
      () =>
        new Promise<{ extractable: boolean; bytes: number }>((resolve) => {
          const opening = indexedDB.open('quantum-chain');
          opening.onsuccess = () => {
            const reading = opening.result.transaction('keys').objectStore('keys').get('wallet');
            reading.onsuccess = () => {
              const { protection, sealed } = reading.result;
              resolve({ extractable: protection.key.extractable, bytes: sealed.length });
            };
          };
        }),
    );
    // 32 bytes of key and 16 of AES-GCM's tag.
    expect(stored).toEqual({ extractable: false, bytes: 48 });
  });

  test('a model is trained in a worker, behind the service worker, and is still there afterwards', async () => {
    await open('/train');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator('html[data-listening]').waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await page.getByRole('radio', { name: '300' }).click();
    await page.getByRole('button', { name: 'Train a model' }).click();
    await page.getByTestId('trained-id').waitFor();
    await page.getByLabel('Name').fill('Wave');
    await page.getByRole('button', { name: 'Save model' }).click();
    await page.getByRole('link', { name: 'Publish it' }).waitFor();
    await page.goto(`${site.url}/models`);
    await page.getByText('Wave', { exact: true }).waitFor();
  });

  test('without a network a page still opens, and says that its figures are old', async () => {
    await page.goto(site.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto(`${site.url}/trade`);
    await page.getByText('You are offline').waitFor();
    await context.setOffline(false);
    await page.getByText('You are offline').waitFor({ state: 'detached' });
  });
});
