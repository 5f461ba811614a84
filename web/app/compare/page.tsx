import type { Metadata } from 'next';
import { ComparePage } from '../../src/compare/ComparePage.tsx';

export const metadata: Metadata = { title: 'Compare' };

export default function Route() {
  return <ComparePage />;
}
