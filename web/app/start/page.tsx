import type { Metadata } from 'next';
import { StartPage } from '../../src/start/StartPage.tsx';

export const metadata: Metadata = { title: 'First steps' };

export default function Route() {
  return <StartPage />;
}
