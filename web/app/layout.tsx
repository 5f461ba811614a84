import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Frame } from '../src/frame/Frame.tsx';
import { Providers } from '../src/frame/Providers.tsx';
import { THEME_SCRIPT } from '../src/frame/themeScript.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Quantum Chain AI', template: '%s · Quantum Chain AI' },
  description:
    'Train trading models in your browser, fund them from $5, trade them at the edge, and re-run every number that touches money in your own tab.',
  applicationName: 'Quantum Chain AI',
  appleWebApp: { capable: true, title: 'Quantum Chain' },
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#11151d' },
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme="light" data-contrast="standard" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant, hashed into the page's CSP */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body>
        <Providers>
          <Frame>{children}</Frame>
        </Providers>
      </body>
    </html>
  );
}
