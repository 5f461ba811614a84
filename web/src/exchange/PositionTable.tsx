'use client';
import { formatDecimal, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useClock } from '../oracle/useClock.ts';
import type { ExchangeAccount } from './account.ts';
import { tradedPosition } from './tradedPosition.ts';

/** What is held in the base asset, what the traded part of it cost, and what it would bring now. */
export function PositionTable({ market, account }: { market: MarketAnswer; account: ExchangeAccount }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const price = useClock(market.symbol)?.markPrice;
  const { lots, cost, realised, soldBeyond } = tradedPosition(account.fills, market);
  const held = account.balances.find(({ asset }) => asset === market.baseAsset.symbol)?.total;
  if (lots === 0n && realised === 0n)
    return <Empty title={t('trade.positionNone')}>{t('trade.positionNoneNote')}</Empty>;
  const none = t('common.none');
  const perTickLot = BigInt(market.quoteUnitsPerTickLot);
  const ticks = price === undefined ? undefined : parseDecimal(price, market.priceDecimals);
  const worth = ticks === undefined ? undefined : ticks * lots * perTickLot;
  const open = worth === undefined || lots === 0n ? undefined : worth - cost;
  const average = lots === 0n ? undefined : cost / (lots * perTickLot);
  const toned = (units: bigint | undefined) =>
    units === undefined ? (
      none
    ) : (
      <span className={units >= 0n ? 'text-up-text' : 'text-down-text'}>{format.signedDollars(units)}</span>
    );
  return (
    <>
      <Table
        label={t('trade.positions')}
        columns={[
          { title: t('trade.marketName') },
          { title: t('trade.traded'), figures: true },
          { title: t('trade.heldAll'), figures: true, narrow: 'hidden' },
          { title: t('trade.averageCost'), figures: true },
          { title: t('trade.worthNow'), figures: true, narrow: 'hidden' },
          { title: t('trade.openResult'), figures: true },
          { title: t('trade.realised'), figures: true, narrow: 'hidden' },
        ]}
        rows={[
          {
            key: market.symbol,
            cells: [
              market.symbol.replace('-', '/'),
              format.decimal(formatDecimal(lots, market.quantityDecimals), 4, 5),
              held === undefined ? none : format.decimal(held, 4, 5),
              average === undefined ? none : format.decimal(formatDecimal(average, market.priceDecimals)),
              worth === undefined ? none : format.dollars(worth),
              <span key="open">{toned(open)}</span>,
              <span key="realised">{toned(realised)}</span>,
            ],
          },
        ]}
      />
      <p className="px-4 py-2 text-12 text-muted">
        {t('trade.positionNote', { count: account.fills.length })}{' '}
        {soldBeyond > 0n &&
          t('trade.positionBeyond', {
            quantity: format.decimal(formatDecimal(soldBeyond, market.quantityDecimals), 4, 5),
          })}
      </p>
    </>
  );
}
