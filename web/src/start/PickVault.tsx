'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Glyph } from '../design/Glyph.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { MarketBadge } from '../leaderboard/MarketBadge.tsx';
import { evaluationsQuery } from '../models/evaluations.ts';
import { InvestBox } from '../vaults/InvestBox.tsx';
import { sharePriceOf } from '../vaults/shareMath.ts';
import { sharePriceText } from '../vaults/sharePriceText.ts';
import type { ListedVault } from '../vaults/vaultsQuery.ts';

const SHOWN = 4;

/** A few vaults with what is known of them, and the form for the one that is chosen. */
export function PickVault({ vaults }: { vaults: readonly ListedVault[] }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState<string>();
  const shown = [...vaults]
    .sort((left, right) => Number(right.totalAssets - left.totalAssets))
    .slice(0, SHOWN);
  const chosen = shown.find((vault) => vault.address === address) ?? shown[0];
  if (!chosen)
    return (
      <Empty
        title={t('invest.vaultsNone')}
        action={
          <Link href="/train" className={buttonClass('primary')}>
            {t('models.trainOne')}
          </Link>
        }
      >
        {t('invest.vaultsNoneNote')}
      </Empty>
    );
  return (
    <>
      <ul className="grid grid-cols-1 gap-1" aria-label={t('invest.vaults')}>
        {shown.map((vault) => (
          <li key={vault.address}>
            <VaultChoice vault={vault} chosen={vault === chosen} onChoose={() => setAddress(vault.address)} />
          </li>
        ))}
      </ul>
      <InvestBox key={chosen.address} vault={chosen} />
    </>
  );
}

function VaultChoice({
  vault,
  chosen,
  onChoose,
}: {
  vault: ListedVault;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormatters();
  const evaluation = useQuery(evaluationsQuery(useChain(), vault.modelId)).data?.[0];
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={classNames(
        'flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-control border px-3 py-2 text-start hover:bg-raised',
        chosen ? 'border-line-control bg-raised' : 'border-line',
      )}
    >
      <Glyph id={vault.modelId} size={24} />
      <span className="min-w-0 flex-1 truncate font-medium">{vault.modelName}</span>
      <MarketBadge />
      <span className="basis-full text-12 text-muted">
        {t('invest.priceShort', { price: sharePriceText(sharePriceOf(vault), format) })} ·{' '}
        {evaluation
          ? t('start.tested', {
              return: format.signedPercent(evaluation.totalReturn),
              drop: format.signedPercent(-evaluation.maxDrawdown),
            })
          : t('models.notEvaluated')}
      </span>
    </button>
  );
}
