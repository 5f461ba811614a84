'use client';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design/Badge.tsx';
import { useClock } from '../oracle/useClock.ts';
import { useMarket } from '../oracle/useMarket.ts';

/** On which market a live result was made: simulated, replayed or real. */
export function MarketBadge() {
  const { t } = useTranslation();
  const clock = useClock(useMarket()?.symbol);
  if (!clock) return null;
  if (clock.simulated) return <Badge tone="pending">{t('leaderboard.kindSimulated')}</Badge>;
  if (clock.replayed) return <Badge tone="pending">{t('leaderboard.kindReplayed')}</Badge>;
  return <Badge tone="good">{t('leaderboard.kindLive')}</Badge>;
}
