import { createHash } from 'node:crypto';

/** A devnet's chain listens on a free port of this machine; a tab talks to it by itself. */
const LOCAL_ORIGINS = ['http', 'ws'].flatMap((scheme) => [
  `${scheme}://127.0.0.1:*`,
  `${scheme}://localhost:*`,
]);
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const AFTER_CHARSET = /(<meta charSet="utf-8"\s*\/?>)/i;

/**
 * A page with its policy: inline scripts run only where their hash is listed, so that an injected one does not.
 * @param rpcOrigins further origins of the chain's JSON-RPC, separated by spaces.
 * @throws Error for a page without a charset, after which the policy has to stand.
 */
export function withPolicy(html: string, rpcOrigins: string): string {
  const policy = policyOf(inlineHashes(html), rpcOrigins.split(/\s+/).filter(Boolean));
  if (!AFTER_CHARSET.test(html)) throw new Error('a page without <meta charset> has no place for its policy');
  return html.replace(AFTER_CHARSET, `$1<meta http-equiv="Content-Security-Policy" content="${policy}"/>`);
}

export function inlineHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, script] of html.matchAll(INLINE_SCRIPT))
    if (script) hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [...hashes];
}

function policyOf(hashes: readonly string[], rpcOrigins: readonly string[]): string {
  return Object.entries({
    'default-src': ["'self'"],
    // The engine is WebAssembly; nothing else is compiled from text.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...hashes],
    'worker-src': ["'self'", 'blob:'],
    // Charts and dialogs set styles of their own; a style cannot run.
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...LOCAL_ORIGINS, ...rpcOrigins],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
