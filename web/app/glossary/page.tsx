import type { Metadata } from 'next';
import { GlossaryPage } from '../../src/glossary/GlossaryPage.tsx';

export const metadata: Metadata = { title: 'Glossary' };

export default function Route() {
  return <GlossaryPage />;
}
