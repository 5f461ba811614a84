'use client';
import { formatDecimal, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { Field } from '../design/Field.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { showToast } from '../design/toasts.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { FaucetButton } from '../faucet/FaucetButton.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Loadable } from '../state/loadable.ts';
import { walletBalancesQuery } from '../wallet/balancesQuery.ts';
import type { ExchangeAccount } from './account.ts';
import { depositFunds, type FundsStep, requestWithdrawal } from './funds.ts';

interface Props {
  kind: 'deposit' | 'withdraw';
  market: MarketAnswer;
  account: Loadable<ExchangeAccount>;
  address: `0x${string}`;
  onClose: () => void;
}

/** Money between wallet and exchange, either way. */
export function FundsSheet({ kind, market, account, address, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const client = useQueryClient();
  const [symbol, setSymbol] = useState(market.quoteAsset.symbol);
  const [text, setText] = useState('');
  const [step, setStep] = useState<FundsStep>('deposit');
  const inWallet = useQuery(walletBalancesQuery(useChain(), address)).data;
  const asset = symbol === market.quoteAsset.symbol ? market.quoteAsset : market.baseAsset;
  const amount = parseDecimal(text.replace(',', '.').trim(), asset.decimals);
  const available = kind === 'deposit' ? walletUnits() : exchangeUnits();
  const tooMuch = amount !== undefined && available !== undefined && amount > available;

  const move = useMutation({
    mutationFn: async (units: bigint) => {
      if (kind === 'deposit') await depositFunds(asset.id, units, setStep);
      else await requestWithdrawal(asset.id, units);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['wallet', 'balances'] });
      await client.invalidateQueries({ queryKey: ['exchange', 'contractBalance'] });
      // The exchange account is not read anew: the stream tells it, and a slower answer would overwrite what it told.
      showToast({
        tone: 'pending',
        title: t(kind === 'deposit' ? 'trade.deposited' : 'trade.withdrawalAsked', {
          amount: text,
          asset: asset.symbol,
        }),
        note: t(kind === 'deposit' ? 'trade.depositedNote' : 'trade.withdrawalNote'),
      });
      onClose();
    },
  });

  function walletUnits(): bigint | undefined {
    return asset.id === market.quoteAsset.id ? inWallet?.dollars : inWallet?.bitcoin;
  }
  function exchangeUnits(): bigint | undefined {
    if (account.state !== 'ready') return undefined;
    return parseDecimal(
      account.value.balances.find((balance) => balance.asset === asset.symbol)?.available ?? '0',
      asset.decimals,
    );
  }

  return (
    <Sheet
      open
      onOpen={(open) => {
        if (!open) onClose();
      }}
      title={t(kind === 'deposit' ? 'trade.deposit' : 'trade.withdraw')}
      description={t(kind === 'deposit' ? 'trade.depositIntro' : 'trade.withdrawIntro')}
    >
      <form
        className="grid grid-cols-1 gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (amount) move.mutate(amount);
        }}
      >
        <Segmented
          label={t('trade.asset')}
          wide
          tall
          value={symbol}
          onValue={setSymbol}
          options={[market.quoteAsset, market.baseAsset].map(({ symbol: value }) => ({
            value,
            label: value,
          }))}
        />
        <Field
          label={t('trade.amount')}
          inputMode="decimal"
          figures
          unit={asset.symbol}
          value={text}
          onValue={setText}
          problem={
            text !== '' && amount === undefined
              ? t('trade.problem_amount', { decimals: asset.decimals })
              : tooMuch
                ? t('trade.problem_amountTooMuch')
                : undefined
          }
        />
        {available !== undefined && (
          <button
            type="button"
            onClick={() => setText(formatDecimal(available, asset.decimals))}
            className="justify-self-end text-12 text-accent-text hover:underline"
          >
            {t('trade.useAll', { amount: format.decimal(formatDecimal(available, asset.decimals)) })}
          </button>
        )}
        <Button
          type="submit"
          variant="primary"
          size="large"
          wide
          busy={move.isPending}
          disabled={!amount || tooMuch}
        >
          {move.isPending && kind === 'deposit'
            ? t(`trade.step_${step}`)
            : t(kind === 'deposit' ? 'trade.depositButton' : 'trade.withdrawButton', { asset: asset.symbol })}
        </Button>
        <ErrorNote error={move.error} />
      </form>
      {kind === 'deposit' && available === 0n && <FaucetButton address={address} wide />}
    </Sheet>
  );
}
