'use client';
import type { MarketAnswer, OrderAnswer } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';

const SHOWN = 100;

/** Orders that have ended, newest first, and how. */
export function OrderHistory({
  market,
  orders,
}: {
  market: MarketAnswer;
  orders: ReadonlyMap<number, OrderAnswer>;
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  const ended = [...orders.values()]
    .filter(({ status }) => status !== 'open')
    .sort((left, right) => right.orderId - left.orderId)
    .slice(0, SHOWN);
  if (ended.length === 0) return <Empty title={t('trade.historyNone')}>{t('trade.historyNoneNote')}</Empty>;
  return (
    <Table
      label={t('trade.history')}
      columns={[
        { title: t('trade.timeUtc'), narrow: 'hidden' },
        { title: t('trade.side') },
        { title: t('trade.type'), narrow: 'hidden' },
        { title: t('trade.price'), figures: true },
        { title: t('trade.size'), figures: true },
        { title: t('trade.filled'), figures: true },
        { title: t('trade.state') },
      ]}
      rows={ended.map((order) => ({
        key: String(order.orderId),
        cells: [
          <span key="time" className="fig">
            {format.time(order.timeMs)}
          </span>,
          <span key="side" className={order.side === 'buy' ? 'text-up-text' : 'text-down-text'}>
            {t(`trade.${order.side}`)}
          </span>,
          t(`trade.${order.type}`),
          format.decimal(order.price, market.priceDecimals),
          format.decimal(order.quantity, 4, 5),
          format.decimal(order.filled, 4, 5),
          t(`trade.ended_${order.status}`),
        ],
      }))}
    />
  );
}
