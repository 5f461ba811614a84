'use client';
import type { MarketAnswer, OrderAnswer } from '@quantum-chain/edge/client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';

/** Orders that wait in the book. */
export function OrderTable({ market, orders }: { market: MarketAnswer; orders: readonly OrderAnswer[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const cancel = useMutation({
    mutationFn: async (clientOrderId: string | null) => {
      const { cancelOrder } = await import('./placeOrder.ts');
      return cancelOrder(clientOrderId, market);
    },
  });
  if (orders.length === 0) return <Empty title={t('trade.ordersNone')}>{t('trade.ordersNoneNote')}</Empty>;
  return (
    <>
      {cancel.error && <ErrorNote error={cancel.error} className="m-3" />}
      <Table
        label={t('trade.openOrders')}
        columns={[
          { title: t('trade.timeUtc'), narrow: 'hidden' },
          { title: t('trade.side') },
          { title: t('trade.price'), figures: true },
          { title: t('trade.size'), figures: true },
          { title: t('trade.filled'), figures: true, narrow: 'hidden' },
          {
            title: (
              <Button
                size="small"
                variant="ghost"
                busy={cancel.isPending && cancel.variables === null}
                onClick={() => cancel.mutate(null)}
              >
                {t('trade.cancelAll')}
              </Button>
            ),
            end: true,
          },
        ]}
        rows={orders.map((order) => ({
          key: String(order.orderId),
          cells: [
            <span key="time" className="fig">
              {format.time(order.timeMs)}
            </span>,
            <span key="side" className={classNames(order.side === 'buy' ? 'text-up-text' : 'text-down-text')}>
              {t(`trade.${order.side}`)}
            </span>,
            format.decimal(order.price, market.priceDecimals),
            format.decimal(order.quantity, 4, 5),
            format.decimal(order.filled, 4, 5),
            <Button
              key="cancel"
              size="small"
              busy={cancel.isPending && cancel.variables === order.clientOrderId}
              aria-label={t('trade.cancelOrder', { price: order.price, quantity: order.quantity })}
              onClick={() => cancel.mutate(order.clientOrderId)}
            >
              {t('common.cancel')}
            </Button>,
          ],
        }))}
      />
    </>
  );
}
