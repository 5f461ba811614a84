'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { showToast } from '../design/toasts.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useWallet } from '../wallet/useWallet.ts';
import type { Position } from './positionQuery.ts';
import { shareableProfit } from './profitShare.ts';
import { sharePriceOf } from './shareMath.ts';
import { shareProfit } from './vaultActions.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** Takes the fee now, where the price is above the mark and the interval has passed. */
export function ShareProfitButton({ vault, position }: { vault: ListedVault; position: Position }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { status } = useWallet();
  const share = useMutation({
    mutationFn: () => shareProfit(vault.address),
    onSuccess: () => showToast({ tone: 'done', title: t('invest.shared') }),
  });
  const { profit, fee, due } = shareableProfit({ ...position, sharePrice: sharePriceOf(position) }, vault);
  if (share.error) return <ErrorNote error={share.error} />;
  if (status !== 'ready' || (!due && !share.isPending)) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-12 text-muted">
        {t('invest.shareable', { profit: format.dollars(profit), fee: format.dollars(fee) })}
      </span>
      <Button size="small" busy={share.isPending} onClick={() => share.mutate()}>
        {t('invest.shareNow')}
      </Button>
    </div>
  );
}
