'use client';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Tabs } from '../design/Tabs.tsx';
import type { Loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { type ExchangeAccount, openOrders } from './account.ts';
import { FillTable } from './FillTable.tsx';
import { OrderHistory } from './OrderHistory.tsx';
import { OrderTable } from './OrderTable.tsx';
import { PositionTable } from './PositionTable.tsx';

/** One's own open orders, fills, position and what has ended. */
export function Desk({
  market,
  account,
}: {
  market: MarketAnswer | undefined;
  account: Loadable<ExchangeAccount>;
}) {
  const { t } = useTranslation();
  const wallet = useWallet();
  if (wallet.status !== 'ready' || !market)
    return (
      <Empty
        title={t('trade.deskNobody')}
        action={<Button onClick={() => walletSheetOpen.set(true)}>{t('wallet.connect')}</Button>}
      >
        {t('trade.deskNobodyNote')}
      </Empty>
    );
  const ready = account.state === 'ready' ? account.value : undefined;
  return (
    <section aria-label={t('trade.desk')} className="flex h-full min-h-0 flex-col">
      <Tabs
        label={t('trade.desk')}
        tabs={[
          {
            value: 'orders',
            label: t('trade.openOrders'),
            count: ready && openOrders(ready).length,
            panel: (
              <Show of={account}>{(value) => <OrderTable market={market} orders={openOrders(value)} />}</Show>
            ),
          },
          {
            value: 'fills',
            label: t('trade.fills'),
            count: ready?.fills.length,
            panel: <Show of={account}>{(value) => <FillTable market={market} account={value} />}</Show>,
          },
          {
            value: 'positions',
            label: t('trade.positions'),
            panel: <Show of={account}>{(value) => <PositionTable market={market} account={value} />}</Show>,
          },
          {
            value: 'history',
            label: t('trade.history'),
            panel: (
              <Show of={account}>{(value) => <OrderHistory market={market} orders={value.orders} />}</Show>
            ),
          },
        ]}
      />
    </section>
  );
}
