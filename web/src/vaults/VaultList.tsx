'use client';
import type { VaultAnswer } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { Glyph } from '../design/Glyph.tsx';
import { Panel } from '../design/Panel.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { sharePriceOf } from './shareMath.ts';
import { sharePriceText } from './sharePriceText.ts';
import type { ListedVault } from './vaultsQuery.ts';

interface Props {
  vaults: readonly ListedVault[];
  live: Record<string, VaultAnswer> | undefined;
  chosen: string;
  onChoose: (address: string) => void;
}

/** All vaults; pressing one opens it below and beside. */
export function VaultList({ vaults, live, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <Panel title={t('invest.vaults')} note={t('invest.vaultsCount', { count: vaults.length })}>
      <ul className="scroll-thin max-h-72 overflow-auto">
        {vaults.map((vault) => {
          const state = live?.[vault.address.toLowerCase()]?.state;
          const isChosen = vault.address === chosen;
          return (
            <li key={vault.address} className="border-t border-line first:border-0">
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() => onChoose(vault.address)}
                className={classNames(
                  'flex min-h-13 w-full items-center gap-3 px-4 py-2 text-start hover:bg-raised',
                  isChosen && 'bg-picked shadow-[inset_2px_0_0_var(--accent)]',
                )}
              >
                <Glyph id={vault.modelId} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{vault.modelName}</span>
                  <span className="block text-12 text-muted">
                    {t('invest.by', { author: shortId(vault.developer) })}
                  </span>
                </span>
                <span className="text-end">
                  <span className="fig block text-[12.5px]">${format.dollars(vault.totalAssets)}</span>
                  <span className="block text-12 text-muted">
                    {t('invest.priceShort', { price: sharePriceText(sharePriceOf(vault), format) })}
                    {state && ` · ${t(`invest.state_${state}`)}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
