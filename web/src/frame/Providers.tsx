'use client';
import { SerwistProvider } from '@serwist/turbopack/react';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import '../i18n/i18n.ts';
import { queryClient } from '../state/queryClient.ts';

export function Providers({ children }: { children: ReactNode }) {
  // Coming back online must not reload: somebody may be training, or halfway through an order.
  return (
    <SerwistProvider
      swUrl="/serwist/sw.js"
      disable={process.env.NODE_ENV !== 'production'}
      reloadOnOnline={false}
    >
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </SerwistProvider>
  );
}
