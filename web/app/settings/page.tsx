import type { Metadata } from 'next';
import { SettingsPage } from '../../src/settings/SettingsPage.tsx';

export const metadata: Metadata = { title: 'Settings' };

export default function Route() {
  return <SettingsPage />;
}
