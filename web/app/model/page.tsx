import type { Metadata } from 'next';
import { ModelPage } from '../../src/models/ModelPage.tsx';

export const metadata: Metadata = { title: 'Model' };

export default function Route() {
  return <ModelPage />;
}
