'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import type { Position } from './positionQuery.ts';
import { sharesOfPart } from './redemption.ts';
import { assetsOf } from './shareMath.ts';
import { sharesText } from './sharePriceText.ts';
import { requestRedeem } from './vaultActions.ts';
import type { ListedVault } from './vaultsQuery.ts';

const PARTS = ['25', '50', '100'] as const;

/** Asks for a part of one's shares to be paid out. */
export function WithdrawForm({ vault, position }: { vault: ListedVault; position: Position }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { status } = useWallet();
  const [part, setPart] = useState<(typeof PARTS)[number]>('100');
  const shares = sharesOfPart(position.shares, Number(part));
  const ask = useMutation({ mutationFn: (amount: bigint) => requestRedeem(vault.address, amount) });
  return (
    <form
      className="grid gap-3 p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (status !== 'ready') walletSheetOpen.set(true);
        else if (shares > 0n && !ask.isPending) ask.mutate(shares);
      }}
    >
      {position.shares > 0n && (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <Segmented
              label={t('invest.part')}
              tall
              value={part}
              onValue={setPart}
              options={PARTS.map((value) => ({ value, label: format.percent(Number(value) / 100, 0) }))}
            />
            <span className="fig text-[12.5px] text-soft" data-testid="withdraw-preview">
              {t('invest.partIs', {
                shares: sharesText(shares, format),
                amount: format.dollars(assetsOf(shares, position)),
              })}
            </span>
            <Button
              type="submit"
              busy={ask.isPending}
              disabled={shares === 0n}
              className="ms-auto max-md:w-full"
            >
              {t('invest.withdrawButton', { part: format.percent(Number(part) / 100, 0) })}
            </Button>
          </div>
          <p className="text-12 text-muted">{t('invest.withdrawHow')}</p>
        </>
      )}
      <p role="status" aria-live="polite" className="text-12 text-soft empty:hidden">
        {ask.isPending ? t('invest.asking') : ask.isSuccess ? t('invest.asked') : ''}
      </p>
      <ErrorNote error={ask.error} />
    </form>
  );
}
