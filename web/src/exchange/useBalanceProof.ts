'use client';
import { exchangeAbi } from '@quantum-chain/contracts';
import type { MarketAnswer } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import type { Proof } from '../proof/proof.ts';
import type { ExchangeAccount } from './account.ts';
import { balanceState, unsettledChange } from './balanceCheck.ts';
import { contractBalanceQuery } from './chainQueries.ts';

interface Input {
  market: MarketAnswer;
  account: ExchangeAccount;
  which: 'base' | 'quote';
  address: `0x${string}`;
  /** What the edge says, base units. */
  total: bigint;
  show: (units: bigint) => string;
}

/** A balance against the contract's, with what is matched and not settled added. */
export function useBalanceProof({ market, account, which, address, total, show }: Input): {
  proof: Proof;
  locked: bigint;
} {
  const { t } = useTranslation();
  const chain = useChain();
  const asset = which === 'base' ? market.baseAsset : market.quoteAsset;
  const held = useQuery(contractBalanceQuery(chain, address, asset.id)).data;
  const unsettled = unsettledChange(account.fills, market, which);
  const differsSince = useRef<number | null>(null);
  const expected = held === undefined ? undefined : held.free + unsettled;
  if (expected === undefined || expected === total) differsSince.current = null;
  else differsSince.current ??= Date.now();
  const state = balanceState({
    said: total,
    onChain: held?.free,
    unsettled,
    differsSinceMs: differsSince.current,
    nowMs: Date.now(),
  });
  const steps = [
    t('proof.balance_step_chain'),
    t('proof.balance_step_pending'),
    t('proof.balance_step_equal'),
  ];
  const read = held === undefined ? 'checking' : 'checked';
  return {
    locked: held?.locked ?? 0n,
    proof: {
      title: t('proof.balance_title', { asset: asset.symbol }),
      state,
      said: show(total),
      recomputed: expected === undefined ? undefined : show(expected),
      chain: held === undefined ? undefined : show(held.free),
      inputs: [t('proof.balance_input', { account: address })],
      steps: steps.map((label, index) => ({ label, state: index === steps.length - 1 ? state : read })),
      ...(state === 'pending' ? { note: t('proof.balance_lag') } : {}),
      command: chain && {
        rpcUrl: chain.rpcUrl,
        to: chain.contracts.exchange,
        abi: exchangeAbi,
        functionName: 'balanceOf',
        args: [address, asset.id],
      },
    },
  };
}
