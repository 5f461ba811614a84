'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hex } from 'viem';
import { chainQuery } from '../chain/queries.ts';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { Page, PageTitle } from '../frame/Page.tsx';
import { chainTarget } from '../frame/paletteEntries.ts';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { AccountDetails } from './AccountDetails.tsx';
import { BlockDetails } from './BlockDetails.tsx';
import { ExplorerSearch } from './ExplorerSearch.tsx';
import './explorerMessages.ts';
import { blockQuery, hashQuery } from './explorerQueries.ts';
import { LatestView } from './LatestView.tsx';
import { TransactionDetails } from './TransactionDetails.tsx';

/** The chain as this tab reads it by itself: newest blocks, or the block, transaction or account in the address. */
export function ExplorerPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <Suspense
        fallback={
          <>
            <PageTitle title={t('explorer.title')} />
            <Skeleton rows={10} label={t('common.loading')} />
          </>
        }
      >
        <Explorer />
      </Suspense>
    </Page>
  );
}

function Explorer() {
  const { t } = useTranslation();
  const query = useSearchParams();
  const chain = useQuery(chainQuery);
  // The address may hold anything: what is no id leads nowhere.
  const id = ['block', 'tx', 'address'].map((name) => query.get(name)).find((value) => value !== null);
  const target = id === undefined ? undefined : chainTarget(id);
  return (
    <>
      {id === undefined && <PageTitle title={t('explorer.title')} note={t('explorer.intro')} />}
      <ExplorerSearch />
      {chain.isError ? (
        <ErrorNote error={chain.error} />
      ) : id === undefined ? (
        <LatestView />
      ) : target?.kind === 'address' ? (
        <AccountDetails key={id} address={id as Hex} />
      ) : target?.kind === 'block' ? (
        <BlockById key={id} number={Number(id)} />
      ) : target?.kind === 'transaction' ? (
        <ByHash key={id} hash={id as Hex} />
      ) : (
        <Nothing />
      )}
    </>
  );
}

function BlockById({ number }: { number: number }) {
  const block = loadable(useQuery(blockQuery(useChain(), number)));
  return (
    <>
      {block.state !== 'ready' && <Waiting />}
      <Show of={block} rows={8}>
        {(found) => (found ? <BlockDetails block={found} /> : <Nothing />)}
      </Show>
    </>
  );
}

function ByHash({ hash }: { hash: Hex }) {
  const named = loadable(useQuery(hashQuery(useChain(), hash)));
  return (
    <>
      {named.state !== 'ready' && <Waiting />}
      <Show of={named} rows={8}>
        {(found) => {
          if (!found) return <Nothing />;
          return 'block' in found ? (
            <BlockDetails block={found.block} />
          ) : (
            <TransactionDetails transaction={found.transaction} />
          );
        }}
      </Show>
    </>
  );
}

/** A page has a heading before its subject is known. */
function Waiting() {
  const { t } = useTranslation();
  return <h1 className="sr-only">{t('explorer.title')}</h1>;
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <Panel label={t('explorer.nothing')}>
      <h1 className="sr-only">{t('explorer.nothing')}</h1>
      <Empty
        title={t('explorer.nothing')}
        action={
          <Link href="/explorer" className={buttonClass('plain')}>
            {t('explorer.latest')}
          </Link>
        }
      >
        {t('explorer.nothingNote')}
      </Empty>
    </Panel>
  );
}
