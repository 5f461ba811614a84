'use client';
import type { MarketAnswer, TradeAnswer } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { useFormatters } from '../i18n/useFormatters.ts';

/** What traded, newest first. */
export function Tape({
  market,
  trades,
}: {
  market: MarketAnswer;
  trades: readonly TradeAnswer[] | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <section aria-label={t('trade.tape')} className="flex min-h-0 flex-1 flex-col border-t border-line">
      <div className="grid h-7 flex-none grid-cols-3 items-center px-3 text-12 text-muted [&>:nth-child(n+2)]:text-end">
        <h3>{t('trade.tape')}</h3>
        <span>{t('trade.sizeUnit')}</span>
        <span>{t('trade.timeUtc')}</span>
      </div>
      <ol className="scroll-thin min-h-0 flex-1 overflow-auto max-md:max-h-55 md:max-xl:max-h-80">
        {trades?.length === 0 && <li className="px-3 py-2 text-muted">{t('trade.tapeEmpty')}</li>}
        {trades?.map((trade) => (
          <li
            key={trade.tradeId}
            className="fig grid h-5 grid-cols-3 items-center px-3 text-12 [&>:nth-child(n+2)]:text-end"
          >
            <span className={classNames(trade.takerSide === 'buy' ? 'text-up-text' : 'text-down-text')}>
              {format.decimal(trade.price, market.priceDecimals)}
            </span>
            <span>{format.decimal(trade.quantity, 4, 4)}</span>
            <span className="text-muted">{format.time(trade.timeMs)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
