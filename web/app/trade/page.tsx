import type { Metadata } from 'next';
import { TradePage } from '../../src/exchange/TradePage.tsx';

export const metadata: Metadata = { title: 'Trade' };

export default function Route() {
  return <TradePage />;
}
