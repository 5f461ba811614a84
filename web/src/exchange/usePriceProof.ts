'use client';
import { exchangeAbi } from '@quantum-chain/contracts';
import { formatDecimal, type MarketAnswer } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Proof } from '../proof/proof.ts';
import { markPriceQuery } from './chainQueries.ts';

/** The mark price against the last price that the contract settled. */
export function usePriceProof(
  market: MarketAnswer | undefined,
  price: string | undefined,
): Proof | undefined {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const settledTicks = useQuery(markPriceQuery(chain, market?.id)).data;
  if (!market || price === undefined || !chain) return undefined;
  const settled = settledTicks ? formatDecimal(settledTicks, market.priceDecimals) : undefined;
  const equal = settled !== undefined && Number(settled) === Number(price);
  const shown = (value: string) => format.decimal(value, market.priceDecimals);
  return {
    title: t('proof.price_title'),
    // A market moves between two settlements: unequal is not different, it is not settled yet.
    state: settled === undefined ? 'unchecked' : equal ? 'checked' : 'pending',
    said: shown(price),
    chain: settled === undefined ? undefined : shown(settled),
    inputs: [market.symbol],
    steps: [{ label: t('proof.price_step_mark'), state: settled === undefined ? 'unchecked' : 'checked' }],
    note: t('proof.price_note'),
    command: {
      rpcUrl: chain.rpcUrl,
      to: chain.contracts.exchange,
      abi: exchangeAbi,
      functionName: 'markPriceTicks',
      args: [market.id],
    },
  };
}
