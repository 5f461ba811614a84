import type { Metadata } from 'next';
import { ExplorerPage } from '../../src/explorer/ExplorerPage.tsx';

export const metadata: Metadata = { title: 'Explorer' };

export default function Route() {
  return <ExplorerPage />;
}
