'use client';
import { SerwistProvider } from '@serwist/turbopack/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import '../i18n/i18n.ts';
import { queryClient } from '../state/queryClient.ts';

export function Providers({ children }: { children: ReactNode }) {
  // Until now the page was drawn but heard nothing; globals.css shows that at the pointer.
  useEffect(() => {
    document.documentElement.dataset.listening = '';
  }, []);
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
