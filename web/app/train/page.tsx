import type { Metadata } from 'next';
import { TrainPage } from '../../src/training/TrainPage.tsx';

export const metadata: Metadata = { title: 'Train' };

export default function Route() {
  return <TrainPage />;
}
