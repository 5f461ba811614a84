'use client';
import { useEffect, useState } from 'react';
import { clampLayout, DEFAULT_LAYOUT, readLayout, storeLayout, type TradeLayout } from './tradeLayout.ts';

/** The panels' sizes, as they were left in this browser. */
export function useTradeLayout(): [TradeLayout, (panel: keyof TradeLayout, size: number) => void] {
  const [layout, setLayout] = useState(DEFAULT_LAYOUT);
  useEffect(() => setLayout(readLayout()), []);
  return [
    layout,
    (panel, size) => {
      const next = clampLayout({ ...layout, [panel]: size });
      storeLayout(next);
      setLayout(next);
    },
  ];
}
