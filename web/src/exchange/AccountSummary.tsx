'use client';
import { formatDecimal, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProvenFigure } from '../proof/ProvenFigure.tsx';
import type { Loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { useWallet } from '../wallet/useWallet.ts';
import type { ExchangeAccount } from './account.ts';
import { OpenWithdrawals } from './OpenWithdrawals.tsx';
import { useBalanceProof } from './useBalanceProof.ts';

const FundsSheet = dynamic(() => import('./FundsSheet.tsx').then((module) => module.FundsSheet), {
  ssr: false,
});

/** What one has on the exchange, checked against the contract; and the way in and out. */
export function AccountSummary({
  market,
  account,
}: {
  market: MarketAnswer | undefined;
  account: Loadable<ExchangeAccount>;
}) {
  const { t } = useTranslation();
  const wallet = useWallet();
  const [funds, setFunds] = useState<'deposit' | 'withdraw' | null>(null);
  if (wallet.status !== 'ready' || !market) return null;
  return (
    <section
      aria-label={t('trade.account')}
      className="grid grid-cols-1 gap-3 border-t border-line px-4 py-4"
    >
      <h2 className="text-13 font-semibold">{t('trade.account')}</h2>
      <Show of={account} rows={2}>
        {(value) => (
          <dl className="grid grid-cols-1 gap-1.5">
            <BalanceLine market={market} account={value} which="quote" address={wallet.address} />
            <BalanceLine market={market} account={value} which="base" address={wallet.address} />
          </dl>
        )}
      </Show>
      <OpenWithdrawals market={market} address={wallet.address} />
      <div className="grid grid-cols-2 gap-2">
        <Button onClick={() => setFunds('deposit')}>{t('trade.deposit')}</Button>
        <Button onClick={() => setFunds('withdraw')}>{t('trade.withdraw')}</Button>
      </div>
      {funds && (
        <FundsSheet
          kind={funds}
          market={market}
          account={account}
          address={wallet.address}
          onClose={() => setFunds(null)}
        />
      )}
    </section>
  );
}

interface LineProps {
  market: MarketAnswer;
  account: ExchangeAccount;
  which: 'base' | 'quote';
  address: `0x${string}`;
}

function BalanceLine({ market, account, which, address }: LineProps) {
  const { t } = useTranslation();
  const format = useFormatters();
  const asset = which === 'base' ? market.baseAsset : market.quoteAsset;
  const balance = account.balances.find((candidate) => candidate.asset === asset.symbol);
  const total = parseDecimal(balance?.total ?? '0', asset.decimals) ?? 0n;
  const reserved = parseDecimal(balance?.reserved ?? '0', asset.decimals) ?? 0n;
  const show = (units: bigint) =>
    which === 'quote' ? format.dollars(units) : format.decimal(formatDecimal(units, asset.decimals), 5, 8);
  const { proof, locked } = useBalanceProof({ market, account, which, address, total, show });
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <dt className="text-muted">{asset.symbol}</dt>
        <dd className="fig text-[12.5px]" data-testid={`balance-${asset.symbol}`}>
          <ProvenFigure proof={proof}>{show(total)}</ProvenFigure>
        </dd>
      </div>
      {reserved > 0n && (
        <div className="flex items-baseline justify-between gap-3 text-12">
          <dt className="ps-3 text-muted">{t('trade.inOrders')}</dt>
          <dd className="fig text-soft">{show(reserved)}</dd>
        </div>
      )}
      {locked > 0n && (
        <div className="flex items-baseline justify-between gap-3 text-12">
          <dt className="ps-3 text-muted">{t('trade.leaving')}</dt>
          <dd className="fig text-pending-text">{show(locked)}</dd>
        </div>
      )}
    </>
  );
}
