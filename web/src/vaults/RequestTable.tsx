'use client';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { classNames } from '../design/classNames.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useWallet } from '../wallet/useWallet.ts';
import type { Redemption } from './redemption.ts';
import { sharesText } from './sharePriceText.ts';
import { claimRedeem } from './vaultActions.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** One's own requests to be paid out, newest first, each with what happens next. */
export function RequestTable({
  vault,
  redemptions,
}: {
  vault: ListedVault;
  redemptions: readonly Redemption[];
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { status } = useWallet();
  const claim = useMutation({ mutationFn: (requestId: bigint) => claimRedeem(vault.address, requestId) });
  if (redemptions.length === 0) return null;
  return (
    <>
      {claim.error && <ErrorNote error={claim.error} className="mx-4 mb-3" />}
      <ul aria-label={t('invest.requests')} className="border-t border-line">
        {redemptions.map(({ requestId, shares, assets, stage }) => (
          <li
            key={String(requestId)}
            data-testid="redeem-request"
            data-stage={stage}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2.5 first:border-0"
          >
            <span className="min-w-0 flex-1 basis-56">
              <span className="block">
                <span
                  className={classNames('font-medium', stage === 'paid' ? 'text-fg' : 'text-pending-text')}
                >
                  {t(`invest.stage_${stage}`)}
                </span>
                <span className="fig text-[12.5px] text-muted">
                  {' '}
                  · {t('invest.shares', { shares: sharesText(shares, format) })}
                </span>
              </span>
              <span className="block text-12 text-muted">{t(`invest.next_${stage}`)}</span>
            </span>
            <b className="fig">{assets === undefined ? t('common.none') : `$${format.dollars(assets)}`}</b>
            {stage === 'claimable' && (
              <Button
                size="small"
                variant="primary"
                disabled={status !== 'ready'}
                busy={claim.isPending && claim.variables === requestId}
                onClick={() => claim.mutate(requestId)}
              >
                {t('invest.claim', { amount: format.dollars(assets ?? 0n) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
