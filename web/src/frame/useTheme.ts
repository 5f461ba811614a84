'use client';
import { useSyncExternalStore } from 'react';

/** The theme the page is drawn in now, for what is painted on a canvas and cannot follow CSS. */
export function useTheme(): string {
  return useSyncExternalStore(
    (listener) => {
      const observer = new MutationObserver(listener);
      observer.observe(document.documentElement, {
        attributes: true,
        attributeFilter: ['data-theme', 'data-updown', 'data-contrast'],
      });
      return () => observer.disconnect();
    },
    () => {
      const { theme, updown, contrast } = document.documentElement.dataset;
      return `${theme} ${updown} ${contrast}`;
    },
    () => 'light green-red standard',
  );
}
