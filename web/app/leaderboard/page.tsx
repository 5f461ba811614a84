import type { Metadata } from 'next';
import { LeaderboardPage } from '../../src/leaderboard/LeaderboardPage.tsx';

export const metadata: Metadata = { title: 'Leaderboard' };

export default function Route() {
  return <LeaderboardPage />;
}
