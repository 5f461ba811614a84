import type { Metadata } from 'next';
import { VerifyPage } from '../../src/verify/VerifyPage.tsx';

export const metadata: Metadata = { title: 'Verify' };

export default function Route() {
  return <VerifyPage />;
}
