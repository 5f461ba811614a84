'use client';
import { useTranslation } from 'react-i18next';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useClock } from '../oracle/useClock.ts';
import { useMarket } from '../oracle/useMarket.ts';

/** Says on every page that prices are replayed or made up, and how fast; nothing where the market is live. */
export function MarketStripe() {
  const { t } = useTranslation();
  const format = useFormatters();
  const clock = useClock(useMarket()?.symbol);
  if (!clock?.simulated && !clock?.replayed) return null;
  const simulated = clock.source === 'simulated';
  const speed = format.count(clock.speed);
  return (
    <div
      role="note"
      data-testid="market-stripe"
      className="flex min-h-6.5 flex-wrap items-center gap-x-2 border-t-2 border-b border-t-pending border-b-line bg-pending-tint px-4 py-0.5 text-12 text-pending-text [grid-area:stripe]"
    >
      <b className="font-semibold">{t(simulated ? 'frame.stripeSimulated' : 'frame.stripeReplayed')}</b>
      <span>
        {clock.state === 'ended'
          ? t('frame.stripeEnded')
          : t(simulated ? 'frame.stripeSimulatedSpeed' : 'frame.stripeSpeed', { label: clock.label, speed })}
      </span>
      <span className="fig ms-auto max-md:hidden">{format.dateTime(clock.marketTimeMs)} UTC</span>
    </div>
  );
}
