'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Panel } from '../design/Panel.tsx';
import { FaucetButton } from '../faucet/FaucetButton.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { addMessages } from '../i18n/addMessages.ts';
import leaderboardEnglish from '../i18n/en/leaderboard.json' with { type: 'json' };
import english from '../i18n/en/start.json' with { type: 'json' };
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { positionQuery } from '../vaults/positionQuery.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { walletBalancesQuery } from '../wallet/balancesQuery.ts';
import { NewWallet } from '../wallet/NewWallet.tsx';
import { UnlockWallet } from '../wallet/UnlockWallet.tsx';
import { useWallet } from '../wallet/useWallet.ts';
import { currentStep } from './currentStep.ts';
import { DoneStep } from './DoneStep.tsx';
import { PickVault } from './PickVault.tsx';

addMessages('start', english);
addMessages('leaderboard', leaderboardEnglish);

const STEPS = ['wallet', 'dollars', 'invest', 'watch'] as const;
const VAULTS_READ_MAX = 12;

/** From nothing to a first investment: one step at a time, each ticked by what the chain says. */
export function StartPage() {
  const { t } = useTranslation();
  const format = useFormatters();
  const wallet = useWallet();
  const chain = useChain();
  const dollars = useQuery(walletBalancesQuery(chain, wallet.address)).data?.dollars;
  const vaults = useQuery(vaultsQuery(chain)).data ?? [];
  const shares = useQueries({
    queries: vaults
      .slice(0, VAULTS_READ_MAX)
      .map((vault) => positionQuery(chain, vault.address, wallet.address)),
  });
  const invested = shares.some(({ data }) => data !== undefined && data.shares > 0n);
  const at = currentStep({ ready: wallet.status === 'ready', dollars, invested });
  const bodies: Record<(typeof STEPS)[number], ReactNode> = {
    wallet: wallet.status === 'locked' ? <UnlockWallet address={wallet.address} /> : <NewWallet />,
    dollars: wallet.address && <FaucetButton address={wallet.address} variant="primary" wide />,
    invest: <PickVault vaults={vaults} />,
    watch: <DoneStep />,
  };
  const done: Record<(typeof STEPS)[number], string> = {
    wallet: wallet.address ?? '',
    dollars: dollars === undefined ? '' : t('start.have', { amount: format.dollars(dollars) }),
    invest: t('start.invested'),
    watch: '',
  };
  return (
    <Page narrow>
      <PageTitle title={t('start.title')} note={t('start.intro')} />
      <ol className="grid grid-cols-1 gap-3">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index === at ? 'step' : undefined}>
            <Panel label={t(`start.${step}`)} className={index === at ? 'border-line-control' : ''}>
              <div className="flex items-start gap-3 px-4 py-3.5">
                <span className="mt-0.5">
                  <ProofMark state={index < at ? 'checked' : 'unchecked'} size={18} />
                  <span className="sr-only">{t(index < at ? 'start.done' : 'start.open')}</span>
                </span>
                <div className="min-w-0 flex-1">
                  <h2 className="text-14 font-semibold">
                    {index + 1}. {t(`start.${step}`)}
                  </h2>
                  <p className="text-muted [overflow-wrap:anywhere]">
                    {index < at ? done[step] : t(`start.${step}Note`)}
                  </p>
                  {index === at && (
                    <div className="mt-4 grid max-w-110 grid-cols-1 gap-4">{bodies[step]}</div>
                  )}
                </div>
              </div>
            </Panel>
          </li>
        ))}
      </ol>
    </Page>
  );
}
