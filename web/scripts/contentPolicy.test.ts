import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inlineHashes, withPolicy } from './contentPolicy.ts';

const PAGE =
  '<!DOCTYPE html><html><head><meta charSet="utf-8"/><script>start()</script><script src="/a.js"></script></head><body><script id="x">go("1")</script></body></html>';
const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

test('lists the hash of every inline script and of nothing else', () => {
  expect(inlineHashes(PAGE)).toEqual([hashOf('start()'), hashOf('go("1")')]);
});

test('stands before the first script, lets the engine compile and nothing inline run unlisted', () => {
  const page = withPolicy(PAGE, 'https://rpc.example');
  const policy = /content="([^"]+)"/.exec(page)?.[1] ?? '';
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script'));
  const scripts = policy.split('; ').find((part) => part.startsWith('script-src')) ?? '';
  expect(scripts).toContain("'wasm-unsafe-eval'");
  expect(scripts).not.toContain("'unsafe-inline'");
  expect(scripts).not.toContain("'unsafe-eval'");
  expect(policy).toContain('https://rpc.example');
  expect(policy).toContain('http://127.0.0.1:*');
});

test('refuses a page that has no place for it', () => {
  expect(() => withPolicy('<html><head></head></html>', '')).toThrow();
});
