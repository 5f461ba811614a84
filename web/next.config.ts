import { join } from 'node:path';
import { withSerwist } from '@serwist/turbopack';
import type { NextConfig } from 'next';

const config: NextConfig = {
  output: 'export',
  poweredByHeader: false,
  reactStrictMode: true,
  // The packages are consumed as TypeScript source.
  transpilePackages: ['@quantum-chain/wasm', '@quantum-chain/contracts', '@quantum-chain/edge'],
  turbopack: { root: join(import.meta.dirname, '..') },
  // `npm run typecheck` and `npm run check` do this; twice would only be slower.
  typescript: { ignoreBuildErrors: true },
};

export default withSerwist(config);
