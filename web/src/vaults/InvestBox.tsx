'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Lines } from '../design/Lines.tsx';
import { Panel } from '../design/Panel.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { FaucetButton } from '../faucet/FaucetButton.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { walletBalancesQuery } from '../wallet/balancesQuery.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import { previewInvestment } from './investPreview.ts';
import { RiskNote } from './RiskNote.tsx';
import { sharesText } from './sharePriceText.ts';
import { type InvestStep, invest } from './vaultActions.ts';
import type { ListedVault } from './vaultsQuery.ts';

const QUICK_AMOUNTS = ['5', '25', '50', '250', '1000'] as const;
const FIRST_AMOUNT = '50';
const BPS = 10_000;

/** What an investment costs, risks and buys, and the button that makes it. */
export function InvestBox({ vault }: { vault: ListedVault }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const wallet = useWallet();
  const [text, setText] = useState(FIRST_AMOUNT);
  const [step, setStep] = useState<InvestStep>('approve');
  const inWallet = useQuery(walletBalancesQuery(useChain(), wallet.address)).data?.dollars;
  const { assets, shares, problem } = previewInvestment(text, vault, inWallet);
  const buy = useMutation({
    mutationFn: async (amount: bigint) => ({
      amount: dollarsShort(amount),
      shares: await invest(vault.address, amount, setStep),
    }),
  });
  const dollarsShort = (units: bigint) => format.dollars(units, units % 1_000_000n === 0n ? 0 : 2);
  const author = vault.developerShareBps / BPS;
  const problemText = problem && {
    amount: t('invest.problem_amount'),
    underMinimum: t('invest.problem_underMinimum', { minimum: dollarsShort(vault.minimumInvestment) }),
    tooMuch: t('invest.problem_tooMuch', { available: format.dollars(inWallet ?? 0n) }),
  };
  const status = buy.isPending
    ? t(`invest.step_${step}`)
    : buy.data &&
      t('invest.invested', { amount: buy.data.amount, shares: sharesText(buy.data.shares, format) });

  return (
    <Panel title={t('invest.investIn', { model: vault.modelName })}>
      <form
        className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (wallet.status !== 'ready') walletSheetOpen.set(true);
          else if (assets !== undefined && !problem && !buy.isPending) buy.mutate(assets);
        }}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <Field
            label="$"
            aria-label={t('invest.amount')}
            inputMode="decimal"
            figures
            big
            value={text}
            onValue={(value) => {
              setText(value);
              buy.reset();
            }}
            disabled={buy.isPending}
            problem={problem && problemText?.[problem]}
            hint={
              inWallet === undefined
                ? undefined
                : t('invest.inWallet', { available: format.dollars(inWallet) })
            }
          />
          <Segmented
            label={t('invest.quickAmounts')}
            wide
            tall
            value={text}
            onValue={setText}
            options={QUICK_AMOUNTS.map((value) => ({
              value: value as string,
              label: `$${format.decimal(value)}`,
            }))}
          />
          {problem === 'tooMuch' && wallet.address && <FaucetButton address={wallet.address} wide />}
        </div>
        <RiskNote vault={vault} />
        <Lines
          lines={[
            { term: t('invest.enterLeave'), value: t('invest.free'), words: true },
            {
              term: <Term id="highWaterMark">{t('invest.fee')}</Term>,
              value: t('invest.feeOfHighs', { percent: format.percent(vault.performanceFeeBps / BPS, 0) }),
              words: true,
            },
            {
              term: t('invest.split'),
              value: t('invest.splitOf', {
                author: format.percent(author, 0),
                platform: format.percent(1 - author, 0),
              }),
              words: true,
            },
            { term: t('invest.moneyBack'), value: t('invest.moneyBackWhen'), words: true },
            {
              term: t('invest.youGet'),
              value:
                shares === undefined
                  ? t('common.none')
                  : t('invest.shares', { shares: sharesText(shares, format) }),
              testId: 'shares-preview',
            },
            {
              term: t('invest.payNow'),
              value: assets === undefined ? t('common.none') : `$${format.dollars(assets)}`,
              total: true,
              testId: 'pay-now',
            },
          ]}
        />
        {wallet.status === 'ready' ? (
          <Button
            type="submit"
            variant="primary"
            size="large"
            wide
            busy={buy.isPending}
            disabled={assets === undefined || problem !== undefined}
          >
            {assets === undefined
              ? t('invest.investEmpty')
              : t('invest.investButton', { amount: dollarsShort(assets) })}
          </Button>
        ) : (
          <Button type="submit" variant="primary" size="large" wide disabled={wallet.status === 'loading'}>
            {t(wallet.status === 'locked' ? 'invest.unlockFirst' : 'invest.walletFirst')}
          </Button>
        )}
        <p role="status" aria-live="polite" className="text-center text-12 text-soft empty:hidden">
          {status}
        </p>
        <ErrorNote error={buy.error} />
      </form>
    </Panel>
  );
}
