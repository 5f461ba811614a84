'use client';
import {
  type BookState,
  formatDecimal,
  type MarketAnswer,
  parseDecimal,
  type TradeAnswer,
} from '@quantum-chain/edge/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Loadable } from '../state/loadable.ts';
import { type ExchangeAccount, openOrders } from './account.ts';
import { type BookLine, bidShare, bookLines } from './bookLevels.ts';
import { Tape } from './Tape.tsx';

const STEPS = ['1', '10', '50', '100'] as const;
const LINES = 9;

interface Props {
  market: MarketAnswer | undefined;
  book: BookState | undefined;
  trades: readonly TradeAnswer[] | undefined;
  account: Loadable<ExchangeAccount>;
  onPrice: (price: string) => void;
}

/** Both sides of the book with running totals, and what traded. */
export function BookPanel({ market, book, trades, account, onPrice }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const [step, setStep] = useState<(typeof STEPS)[number]>('10');
  const view = useMemo(() => {
    if (!market || !book) return undefined;
    const lines = (levels: BookState['bids'], side: 'bid' | 'ask') =>
      bookLines(levels, side, market, BigInt(step), LINES);
    return { bids: lines(book.bids, 'bid'), asks: lines(book.asks, 'ask') };
  }, [market, book, step]);
  const own = useMemo(() => ownTicks(account, market), [account, market]);

  if (!market || !book || !view) return <Skeleton rows={10} label={t('common.loading')} />;
  const deepest = Math.max(
    1,
    ...[view.bids, view.asks].map((lines) => Number(lines.at(-1)?.totalLots ?? 0n)),
  );
  const spread = view.bids.length > 0 && view.asks.length > 0 ? spreadOf(book, market) : undefined;
  // Where nothing traded yet, the best bid stands for the price.
  const middle = trades?.[0]?.price ?? book.bids[0]?.[0];
  const share = bidShare(view.bids, view.asks);
  const draw = (line: BookLine, side: 'bid' | 'ask') => (
    <BookRow
      key={line.priceTicks.toString()}
      side={side}
      price={format.decimal(
        formatDecimal(line.priceTicks, market.priceDecimals),
        Number(step) >= 10 ? 0 : market.priceDecimals,
      )}
      size={format.decimal(formatDecimal(line.quantityLots, market.quantityDecimals), 4, 4)}
      total={format.decimal(formatDecimal(line.totalLots, market.quantityDecimals), 4, 4)}
      depth={Number(line.totalLots) / deepest}
      mine={isOwn(own, line.priceTicks, side, BigInt(step))}
      onPick={() => onPrice(formatDecimal(line.priceTicks, market.priceDecimals))}
    />
  );
  return (
    <section aria-label={t('trade.book')} className="flex h-full flex-col overflow-hidden">
      <header className="flex h-10 flex-none items-center justify-between border-b border-line ps-3 pe-2">
        <h2 className="text-13 font-semibold">{t('trade.book')}</h2>
        <Segmented
          label={t('trade.bookStep')}
          value={step}
          onValue={setStep}
          options={STEPS.map((value) => ({
            value,
            label: formatDecimal(BigInt(value), market.priceDecimals),
          }))}
        />
      </header>
      {book.bids.length + book.asks.length === 0 ? (
        <Empty title={t('trade.bookEmpty')}>{t('trade.bookEmptyNote')}</Empty>
      ) : (
        <>
          <div className="grid h-6.5 flex-none grid-cols-3 items-center px-3 text-12 text-muted [&>:nth-child(n+2)]:text-end max-md:hidden">
            <span>{t('trade.priceUnit')}</span>
            <span>{t('trade.sizeUnit')}</span>
            <span>{t('trade.total')}</span>
          </div>
          <div className="flex-none max-md:grid max-md:grid-cols-2 md:flex md:flex-col">
            <div className="flex flex-col max-md:order-2 md:flex-col-reverse">
              {view.asks.map((line) => draw(line, 'ask'))}
            </div>
            <div className="my-0.5 flex h-9 items-center gap-2 border-y border-line px-3 max-md:hidden">
              <b className="fig text-16 font-medium">
                {middle === undefined ? t('common.none') : format.decimal(middle, market.priceDecimals)}
              </b>
              <small className="fig ms-auto text-12 text-muted">
                {spread ? (
                  <Term id="spread">{t('trade.spread', { spread: format.decimal(spread, 1) })}</Term>
                ) : (
                  ''
                )}
              </small>
            </div>
            <div className="flex flex-col max-md:order-1">{view.bids.map((line) => draw(line, 'bid'))}</div>
          </div>
          <div className="fig grid h-7.5 flex-none grid-cols-[auto_1fr_auto] items-center gap-2 px-3 text-12">
            <span className="text-up-text">{format.percent(share, 0)}</span>
            <span className="flex h-1 gap-0.5" aria-hidden="true">
              <i className="rounded-[2px] bg-up" style={{ width: `${share * 100}%` }} />
              <i className="flex-1 rounded-[2px] bg-down" />
            </span>
            <span className="text-down-text">{format.percent(1 - share, 0)}</span>
          </div>
        </>
      )}
      <Tape market={market} trades={trades} />
    </section>
  );
}

interface RowProps {
  side: 'bid' | 'ask';
  price: string;
  size: string;
  total: string;
  depth: number;
  mine: boolean;
  onPick: () => void;
}

function BookRow({ side, price, size, total, depth, mine, onPick }: RowProps) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      onClick={onPick}
      aria-label={t(side === 'bid' ? 'trade.bidRow' : 'trade.askRow', { price, size })}
      className={classNames(
        'fig relative grid h-5 items-center px-3 text-12 hover:shadow-[inset_0_0_0_1px_var(--line-strong)] focus-visible:outline-offset-[-2px] md:grid-cols-3 max-md:h-6 max-md:grid-cols-2',
        side === 'ask' ? 'text-down-text' : 'text-up-text',
      )}
    >
      <i
        aria-hidden="true"
        className={classNames(
          'absolute inset-y-px rounded-[2px]',
          side === 'ask' ? 'bg-down-tint md:right-0 max-md:left-0' : 'right-0 bg-up-tint',
        )}
        style={{ width: `${depth * 100}%` }}
      />
      {mine && (
        <i aria-hidden="true" className="absolute start-0.5 top-1 h-3 w-[3px] rounded-[1px] bg-accent" />
      )}
      <span className={classNames('relative text-start', side === 'bid' && 'max-md:order-2 max-md:text-end')}>
        {price}
      </span>
      <span
        className={classNames(
          'relative text-end text-fg',
          side === 'bid' && 'max-md:order-1 max-md:text-start',
        )}
      >
        {size}
      </span>
      <span className="relative text-end text-muted max-md:hidden">{total}</span>
    </button>
  );
}

type OwnTicks = { bid: bigint[]; ask: bigint[] };

function ownTicks(account: Loadable<ExchangeAccount>, market: MarketAnswer | undefined): OwnTicks {
  const own: OwnTicks = { bid: [], ask: [] };
  if (account.state !== 'ready' || !market) return own;
  for (const order of openOrders(account.value)) {
    const ticks = parseDecimal(order.price, market.priceDecimals);
    if (ticks !== undefined) own[order.side === 'buy' ? 'bid' : 'ask'].push(ticks);
  }
  return own;
}

function isOwn(own: OwnTicks, lineTicks: bigint, side: 'bid' | 'ask', step: bigint): boolean {
  return own[side].some((ticks) =>
    side === 'bid'
      ? ticks >= lineTicks && ticks < lineTicks + step
      : ticks <= lineTicks && ticks > lineTicks - step,
  );
}

function spreadOf(book: BookState, market: MarketAnswer): string | undefined {
  const bid = book.bids[0] && parseDecimal(book.bids[0][0], market.priceDecimals);
  const ask = book.asks[0] && parseDecimal(book.asks[0][0], market.priceDecimals);
  return bid === undefined || ask === undefined ? undefined : formatDecimal(ask - bid, market.priceDecimals);
}
