'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Button } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { accountEventsQuery } from '../explorer/explorerQueries.ts';
import '../explorer/explorerMessages.ts';
import { Page, PageTitle } from '../frame/Page.tsx';
import { loadable } from '../state/loadable.ts';
import { AddressBookPanel } from './AddressBookPanel.tsx';
import { AssetsPanel } from './AssetsPanel.tsx';
import { DelegationsPanel } from './DelegationsPanel.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { SendPanel } from './SendPanel.tsx';
import './walletPageMessages.ts';
import { useWallet } from './useWallet.ts';
import { walletSheetOpen } from './walletStore.ts';

/** What one owns, what happened to it, whom one knows, and which keys may trade for one. */
export function WalletPage() {
  const { t } = useTranslation();
  const { status, address } = useWallet();
  const events = loadable(useQuery(accountEventsQuery(useChain(), address)));
  return (
    <Page>
      <PageTitle
        title={t('walletPage.title')}
        note={
          address ? <span className="fig break-all whitespace-normal">{address}</span> : t('walletPage.intro')
        }
        tools={
          address && (
            <Button onClick={() => walletSheetOpen.set(true)}>
              {t(status === 'locked' ? 'wallet.unlock' : 'walletPage.keyAndBackup')}
            </Button>
          )
        }
      />
      {address ? (
        <>
          <AssetsPanel address={address} />
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
            <div className="grid grid-cols-1 gap-5">
              <HistoryPanel address={address} events={events} />
              <DelegationsPanel address={address} events={events} />
            </div>
            <div className="grid grid-cols-1 gap-5">
              <SendPanel address={address} />
              <AddressBookPanel />
            </div>
          </div>
        </>
      ) : (
        <>
          <Panel label={t('wallet.titleNew')}>
            <Empty
              title={t('walletPage.none')}
              action={
                <Button
                  variant="primary"
                  disabled={status === 'loading'}
                  onClick={() => walletSheetOpen.set(true)}
                >
                  {t('wallet.connect')}
                </Button>
              }
            >
              {t('wallet.newIntro')}
            </Empty>
          </Panel>
          <AddressBookPanel />
        </>
      )}
    </Page>
  );
}
