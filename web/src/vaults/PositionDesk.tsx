'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { useWallet } from '../wallet/useWallet.ts';
import { PositionFigures } from './PositionFigures.tsx';
import { ProfitTable } from './ProfitTable.tsx';
import { positionQuery } from './positionQuery.ts';
import { RequestTable } from './RequestTable.tsx';
import { redemptionsOf } from './redemption.ts';
import type { ListedVault } from './vaultsQuery.ts';
import { WithdrawForm } from './WithdrawForm.tsx';

/** What one has in a vault, the way out of it, and the profit that was shared. */
export function PositionDesk({ vault }: { vault: ListedVault }) {
  const { t } = useTranslation();
  const chain = useChain();
  const { status, address } = useWallet();
  const position = loadable(useQuery(positionQuery(chain, vault.address, address)));
  if (address === undefined)
    return (
      <Panel title={t('invest.position')}>
        {status === 'loading' ? null : <Empty title={t('invest.nobody')}>{t('invest.nobodyNote')}</Empty>}
      </Panel>
    );
  return (
    <div className="grid gap-4">
      <Show of={position} rows={6}>
        {(held) => {
          const redemptions = redemptionsOf(held.history, held.dollarsInVault);
          return (
            <>
              <PositionFigures vault={vault} position={held} redemptions={redemptions} />
              {(held.shares > 0n || redemptions.length > 0) && (
                <Panel title={t('invest.withdraw')} note={t('invest.withdrawNote')}>
                  <WithdrawForm vault={vault} position={held} />
                  <RequestTable vault={vault} redemptions={redemptions} />
                </Panel>
              )}
              <ProfitTable vault={vault} shared={held.history.shared} />
            </>
          );
        }}
      </Show>
    </div>
  );
}
