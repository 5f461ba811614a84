'use client';
import { formatDecimal, type MarketAnswer } from '@quantum-chain/edge/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { headQuery } from '../chain/headQuery.ts';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { showToast } from '../design/toasts.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { contractBalanceQuery } from './chainQueries.ts';
import { claimWithdrawal } from './funds.ts';
import { withdrawalsQuery } from './withdrawalsQuery.ts';

/** Withdrawals that the edge has not paid yet, and the way out without it. Nothing while there are none. */
export function OpenWithdrawals({ market, address }: { market: MarketAnswer; address: `0x${string}` }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const client = useQueryClient();
  const assets = [market.quoteAsset, market.baseAsset];
  const quoteLocked = useQuery(contractBalanceQuery(chain, address, market.quoteAsset.id)).data?.locked ?? 0n;
  const baseLocked = useQuery(contractBalanceQuery(chain, address, market.baseAsset.id)).data?.locked ?? 0n;
  const open = useQuery(withdrawalsQuery(chain, address, quoteLocked + baseLocked > 0n)).data ?? [];
  const nowMs = useQuery(headQuery(chain)).data?.timestampMs ?? 0;
  const claim = useMutation({
    mutationFn: claimWithdrawal,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['exchange'] });
      await client.invalidateQueries({ queryKey: ['wallet', 'balances'] });
      showToast({ tone: 'done', title: t('trade.withdrawalClaimed') });
    },
  });
  if (quoteLocked + baseLocked === 0n || open.length === 0) return null;
  return (
    <ul aria-label={t('trade.leaving')} className="grid grid-cols-1 gap-2 border-t border-line pt-3">
      {open.map(({ withdrawalId, assetId, amount, claimableAtMs }) => {
        const asset = assets.find(({ id }) => id === assetId);
        return (
          <li key={withdrawalId.toString()} className="flex items-center gap-2 text-12">
            <ProofMark state="pending" />
            <span className="flex-1">
              <span className="fig">
                {asset ? `${format.decimal(formatDecimal(amount, asset.decimals))} ${asset.symbol}` : ''}
              </span>
              <span className="block text-muted">
                {t('trade.claimableAt', { time: `${format.dateTime(claimableAtMs)} UTC` })}
              </span>
            </span>
            <Button
              size="small"
              busy={claim.isPending && claim.variables === withdrawalId}
              disabled={nowMs < claimableAtMs}
              onClick={() => claim.mutate(withdrawalId)}
            >
              {t('trade.claim')}
            </Button>
          </li>
        );
      })}
      <ErrorNote error={claim.error} />
    </ul>
  );
}
