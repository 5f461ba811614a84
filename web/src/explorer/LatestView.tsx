'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Metric, Metrics } from '../design/Metric.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import type { BlockView } from './chainData.ts';
import { latestBlocksQuery } from './explorerQueries.ts';
import { TransactionTable } from './TransactionTable.tsx';

const TRANSACTIONS_SHOWN = 20;
const GWEI = 1e9;

/** The newest blocks and what they hold. */
export function LatestView() {
  const { t } = useTranslation();
  const latest = loadable(useQuery(latestBlocksQuery(useChain())));
  return (
    <Show of={latest} rows={10}>
      {(blocks) => (
        <>
          <HeadMetrics blocks={blocks} />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
            <Panel title={t('explorer.blocks')} note={t('explorer.blocksNote')}>
              <BlockTable blocks={blocks} />
            </Panel>
            <Panel title={t('explorer.transactions')} note={t('explorer.transactionsNote')}>
              <TransactionTable
                transactions={blocks
                  .flatMap(({ transactions }) => [...transactions].reverse())
                  .slice(0, TRANSACTIONS_SHOWN)}
              />
            </Panel>
          </div>
        </>
      )}
    </Show>
  );
}

function HeadMetrics({ blocks }: { blocks: readonly BlockView[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const [head] = blocks;
  const oldest = blocks.at(-1);
  if (!head || !oldest) return null;
  const transactions = blocks.reduce((sum, block) => sum + block.transactions.length, 0);
  const seconds = (head.timeMs - oldest.timeMs) / 1_000;
  return (
    <Metrics columns={4} label={t('explorer.now')}>
      <Metric
        label={<Term id="block">{t('explorer.height')}</Term>}
        value={format.count(head.number)}
        note={`${format.time(head.timeMs)} UTC`}
      />
      <Metric
        label={t('explorer.blockTime')}
        value={blocks.length > 1 ? `${format.number(seconds / (blocks.length - 1), 1)} s` : t('common.none')}
        note={t('explorer.blockTimeNote', { count: blocks.length })}
      />
      <Metric
        label={<Term id="transaction">{t('explorer.transactions')}</Term>}
        value={format.count(transactions)}
        note={t('explorer.inBlocks', { count: blocks.length })}
      />
      <Metric
        label={<Term id="gas">{t('explorer.baseFee')}</Term>}
        value={`${format.number(Number(head.baseFee) / GWEI, 3)} gwei`}
        note={t('explorer.baseFeeNote')}
      />
    </Metrics>
  );
}

function BlockTable({ blocks }: { blocks: readonly BlockView[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <Table
      label={t('explorer.blocks')}
      size="normal"
      columns={[
        { title: t('explorer.block') },
        { title: t('trade.timeUtc') },
        { title: t('explorer.transactionsShort'), figures: true },
        { title: t('explorer.gasUsed'), figures: true },
        { title: t('explorer.hashed') },
      ]}
      rows={blocks.map((block) => ({
        key: block.hash,
        cells: [
          <Link key="number" href={`/explorer?block=${block.number}`} className="fig hover:underline">
            {format.count(block.number)}
          </Link>,
          <span key="time" className="fig text-soft">
            {format.time(block.timeMs)}
          </span>,
          format.count(block.transactions.length),
          format.count(Number(block.gasUsed)),
          <span key="hash" className="inline-flex items-center gap-1.5 text-12 text-muted">
            <ProofMark state={block.computedHash === block.hash ? 'checked' : 'differs'} />
            <span className="sr-only">
              {t(block.computedHash === block.hash ? 'explorer.hashEqual' : 'explorer.hashDiffers')}
            </span>
          </span>,
        ],
      }))}
    />
  );
}
