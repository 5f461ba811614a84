import { createHash } from 'node:crypto';
import { createSerwistRoute } from '@serwist/turbopack';

/** Pages that open without a network; their revision is the build's. */
const PAGES = [
  '/',
  '/trade',
  '/models',
  '/model',
  '/invest',
  '/train',
  '/verify',
  '/explorer',
  '/wallet',
  '/settings',
  '/start',
  '/leaderboard',
  '/compare',
  '/glossary',
  '/design',
  '/bench',
];
const revision = createHash('sha256')
  .update(process.env.NEXT_BUILD_ID ?? String(Date.now()))
  .digest('hex')
  .slice(0, 16);

export const { dynamic, dynamicParams, revalidate, generateStaticParams, GET } = createSerwistRoute({
  swSrc: 'app/sw.ts',
  useNativeEsbuild: true,
  // Serwist's own globs leave WASM out. Training's libraries are fetched where training happens, not before.
  globPatterns: ['.next/static/**/*.{js,css,wasm,woff2}', 'public/*.svg'],
  globIgnores: ['public/_headers'],
  maximumFileSizeToCacheInBytes: 700_000,
  additionalPrecacheEntries: PAGES.map((url) => ({ url, revision })),
});
