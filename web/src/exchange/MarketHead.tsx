'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { edge } from '../edge/edge.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { dayStats } from '../oracle/dayStats.ts';
import { useCandles } from '../oracle/useCandles.ts';
import { useClock } from '../oracle/useClock.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import { usePriceProof } from './usePriceProof.ts';

const HEALTH_POLL_MS = 2_000;
const HOUR_MS = 3_600_000;

/** The market's name, price and day, in one line: what has no room in it is left out, nothing scrolls. */
export function MarketHead({ market }: { market: MarketAnswer | undefined }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const clock = useClock(market?.symbol);
  const bars = useCandles(market?.symbol, HOUR_MS);
  const health = useQuery({
    queryKey: ['edge', 'health'],
    queryFn: () => edge.health(),
    refetchInterval: HEALTH_POLL_MS,
  });
  const proof = usePriceProof(market, clock?.markPrice);
  const day = bars.state === 'ready' ? dayStats(bars.value) : undefined;
  const up = (day?.change ?? 0) >= 0;
  const none = t('common.none');
  return (
    <div className="flex h-full flex-wrap items-center gap-x-6 overflow-hidden px-4 max-md:gap-x-4 max-md:gap-y-1 max-md:py-2 md:[&>*]:min-h-13.5 md:[&>*]:content-center">
      <strong className="grid text-16 font-semibold whitespace-nowrap">
        {market ? market.symbol.replace('-', '/') : none}
      </strong>
      <span className="flex items-center gap-2">
        <b
          data-testid="last-price"
          className={classNames(
            'fig text-20 font-medium tracking-[-0.03em]',
            up ? 'text-up-text' : 'text-down-text',
          )}
        >
          {clock ? format.decimal(clock.markPrice, market?.priceDecimals ?? 1) : none}
        </b>
        {proof && <ProofChip proof={proof} />}
      </span>
      <Stat label={t('trade.change24')} tone={up ? 'up' : 'down'}>
        {day ? `${format.number(day.change, 1)}  ${format.signedPercent(day.changeRatio, 2)}` : none}
      </Stat>
      <Stat label={t('trade.high24')} wide>
        {day ? format.number(day.high, 1) : none}
      </Stat>
      <Stat label={t('trade.low24')} wide>
        {day ? format.number(day.low, 1) : none}
      </Stat>
      <Stat label={t('trade.volume24')} wide>
        {day ? `${format.number(day.volume, 0)} BTC` : none}
      </Stat>
      <Stat label={t('trade.fees')} wide>
        {market
          ? `${format.percent(market.makerFeeBps / 10_000, 2)} / ${format.percent(market.takerFeeBps / 10_000, 2)}`
          : none}
      </Stat>
      <Stat label={t('trade.settledUpTo')} wide>
        {health.data
          ? `${format.count(health.data.exchange.lastSettledSequence)} / ${format.count(health.data.exchange.sequence)}`
          : none}
      </Stat>
    </div>
  );
}

function Stat({
  label,
  tone,
  wide,
  children,
}: {
  label: string;
  tone?: 'up' | 'down';
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <span className={classNames('grid', wide && 'max-md:hidden')}>
      <span className="block text-12 leading-4 whitespace-nowrap text-muted max-md:sr-only">{label}</span>
      <b
        className={classNames(
          'fig block text-[12.5px] leading-[18px] font-normal',
          tone === 'up' && 'text-up-text',
          tone === 'down' && 'text-down-text',
        )}
      >
        {children}
      </b>
    </span>
  );
}
