'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import '../i18n/i18n.ts';
import { queryClient } from '../state/queryClient.ts';
import { registerServiceWorker } from './serviceWorker.ts';

export function Providers({ children }: { children: ReactNode }) {
  // Until now the page was drawn but heard nothing; globals.css shows that at the pointer.
  useEffect(() => {
    document.documentElement.dataset.listening = '';
    void registerServiceWorker();
  }, []);
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
