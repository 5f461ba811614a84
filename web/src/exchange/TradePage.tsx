'use client';
import dynamic from 'next/dynamic';
import { type CSSProperties, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Splitter } from '../design/Splitter.tsx';
import { useMarket } from '../oracle/useMarket.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { AccountSummary } from './AccountSummary.tsx';
import { BookPanel } from './BookPanel.tsx';
import { CandlePanel } from './CandlePanel.tsx';
import { Desk } from './Desk.tsx';
import { MarketHead } from './MarketHead.tsx';
import { OrderPanel } from './OrderPanel.tsx';
import { EMPTY_DRAFT, editOrder } from './orderForm.ts';
import { LAYOUT_BOUNDS } from './tradeLayout.ts';
import { useAccount } from './useAccount.ts';
import { useBook, useTrades } from './useBook.ts';
import { useTradeLayout } from './useTradeLayout.ts';

// Only a narrow screen needs it, and only once somebody presses.
const Sheet = dynamic(() => import('../design/Sheet.tsx').then((module) => module.Sheet), { ssr: false });

/** One market: chart, book, order form, own orders and fills. */
export function TradePage() {
  const { t } = useTranslation();
  const market = useMarket();
  const { address } = useWallet();
  const account = useAccount(address);
  const book = useBook(market?.symbol);
  const trades = useTrades(market?.symbol);
  const [draft, edit] = useReducer(editOrder, EMPTY_DRAFT);
  const [sheet, setSheet] = useState(false);
  const [layout, resize] = useTradeLayout();

  const openSheet = (side: 'buy' | 'sell') => {
    edit({ set: 'side', to: side });
    setSheet(true);
  };
  const form = (
    <>
      <OrderPanel market={market} account={account} book={book} draft={draft} edit={edit} />
      <AccountSummary market={market} account={account} />
    </>
  );
  return (
    <div
      style={
        {
          '--book-width': `${layout.book}px`,
          '--form-width': `${layout.form}px`,
          '--desk-height': `${layout.desk}px`,
        } as CSSProperties
      }
      className="grid gap-px bg-line md:grid-cols-[minmax(0,1fr)_276px] md:grid-rows-[54px_420px_minmax(280px,1fr)] xl:h-[calc(100dvh-48px-29px)] xl:min-h-[700px] xl:grid-cols-[minmax(0,1fr)_var(--book-width)_var(--form-width)] xl:grid-rows-[54px_minmax(0,1fr)_var(--desk-height)] [&>*]:min-h-0 [&>*]:min-w-0 [&>*]:bg-panel"
    >
      <h1 className="sr-only">{t('trade.title', { market: market?.symbol ?? '' })}</h1>
      <div className="md:col-span-2">
        <MarketHead market={market} />
      </div>
      <aside aria-label={t('trade.orderForm')} className="relative xl:row-span-3 max-xl:hidden">
        <Splitter
          label={t('trade.resizeForm')}
          orientation="vertical"
          size={layout.form}
          min={LAYOUT_BOUNDS.form[0]}
          max={LAYOUT_BOUNDS.form[1]}
          onSize={(size) => resize('form', size)}
        />
        <div className="scroll-thin h-full overflow-auto">{form}</div>
      </aside>
      <div className="max-md:h-[300px]">
        <CandlePanel market={market} account={account} book={book} />
      </div>
      <div className="relative md:row-span-2">
        <Splitter
          label={t('trade.resizeBook')}
          orientation="vertical"
          size={layout.book}
          min={LAYOUT_BOUNDS.book[0]}
          max={LAYOUT_BOUNDS.book[1]}
          onSize={(size) => resize('book', size)}
        />
        <BookPanel
          market={market}
          book={book}
          trades={trades}
          account={account}
          onPrice={(price) => {
            edit({ set: 'type', to: 'limit' });
            edit({ set: 'price', to: price });
          }}
        />
      </div>
      <div className="relative max-xl:min-h-62 max-xl:pb-16">
        <Splitter
          label={t('trade.resizeDesk')}
          orientation="horizontal"
          size={layout.desk}
          min={LAYOUT_BOUNDS.desk[0]}
          max={LAYOUT_BOUNDS.desk[1]}
          onSize={(size) => resize('desk', size)}
        />
        <Desk market={market} account={account} />
      </div>
      <div className="fixed inset-x-0 bottom-14 z-29 grid grid-cols-2 gap-2 border-t border-line px-4 py-2 xl:hidden md:start-16 md:bottom-0">
        <Button variant="buy" className="h-11" onClick={() => openSheet('buy')}>
          {t('trade.buy')}
        </Button>
        <Button variant="sell" className="h-11" onClick={() => openSheet('sell')}>
          {t('trade.sell')}
        </Button>
      </div>
      {sheet && (
        <Sheet open onOpen={setSheet} title={t('trade.orderForm')} place="side">
          <div className="-mx-5 -mt-2">{form}</div>
        </Sheet>
      )}
    </div>
  );
}
