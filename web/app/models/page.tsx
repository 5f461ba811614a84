import type { Metadata } from 'next';
import { ModelsPage } from '../../src/models/ModelsPage.tsx';

export const metadata: Metadata = { title: 'Models' };

export default function Route() {
  return <ModelsPage />;
}
