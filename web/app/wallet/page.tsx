import type { Metadata } from 'next';
import { WalletPage } from '../../src/wallet/WalletPage.tsx';

export const metadata: Metadata = { title: 'Wallet' };

export default function Route() {
  return <WalletPage />;
}
