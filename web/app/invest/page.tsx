import type { Metadata } from 'next';
import { InvestPage } from '../../src/vaults/InvestPage.tsx';

export const metadata: Metadata = { title: 'Invest' };

export default function Route() {
  return <InvestPage />;
}
