import type { MetadataRoute } from 'next';

export const dynamic = 'force-static';

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Quantum Chain AI',
    short_name: 'Quantum Chain',
    description: 'Train, fund, trade and verify trading models in your own tab.',
    start_url: '/',
    display: 'standalone',
    background_color: '#fbfbf9',
    theme_color: '#ffffff',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      { src: '/icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
    ],
  };
}
