import type { Metadata } from 'next';
import { BenchPage } from '../../src/bench/BenchPage.tsx';

export const metadata: Metadata = { title: 'Bench' };

export default function Route() {
  return <BenchPage />;
}
