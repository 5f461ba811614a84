import type { Metadata } from 'next';
import { DesignPage } from '../../src/design/DesignPage.tsx';

export const metadata: Metadata = { title: 'Design' };

export default function Route() {
  return <DesignPage />;
}
