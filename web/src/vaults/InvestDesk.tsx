'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { chainQuery } from '../chain/queries.ts';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { type Loadable, loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { useWallet } from '../wallet/useWallet.ts';
import { InvestBox } from './InvestBox.tsx';
import { liveVaultsQuery } from './liveVaultsQuery.ts';
import { PositionDesk } from './PositionDesk.tsx';
import { useSelectedVault } from './useSelectedVault.ts';
import { VaultList } from './VaultList.tsx';
import { VaultStatus } from './VaultStatus.tsx';
import { type ListedVault, vaultsQuery } from './vaultsQuery.ts';

/** The list of vaults, and everything about the one that is chosen. */
export function InvestDesk() {
  const { t } = useTranslation();
  const chain = useQuery(chainQuery);
  const listed = useQuery(vaultsQuery(useChain()));
  const vaults: Loadable<ListedVault[]> = chain.error
    ? { state: 'error', error: chain.error, retry: () => void chain.refetch() }
    : loadable(listed);
  return (
    <Show of={vaults} rows={6}>
      {(value) =>
        value.length === 0 ? (
          <Panel label={t('invest.vaults')}>
            <Empty
              title={t('invest.vaultsNone')}
              action={
                <Link href="/models" className={buttonClass('primary')}>
                  {t('invest.toModels')}
                </Link>
              }
            >
              {t('invest.vaultsNoneNote')}
            </Empty>
          </Panel>
        ) : (
          <ChosenVault vaults={value} />
        )
      }
    </Show>
  );
}

function ChosenVault({ vaults }: { vaults: readonly ListedVault[] }) {
  const { address } = useWallet();
  const live = useQuery(liveVaultsQuery);
  const { vault, select } = useSelectedVault(vaults);
  if (!vault) return null;
  const said = live.data?.[vault.address.toLowerCase()];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_348px]">
      <div className="grid gap-4">
        <VaultList vaults={vaults} live={live.data} chosen={vault.address} onChoose={select} />
        <VaultStatus vault={vault} live={said} />
      </div>
      {/* A form is one vault's: what was typed for another does not stay. */}
      <aside className="grid gap-4 lg:sticky lg:top-16 lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <InvestBox key={vault.address} vault={vault} />
      </aside>
      <PositionDesk key={`${vault.address}${address}`} vault={vault} />
    </div>
  );
}
