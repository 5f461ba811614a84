'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { buttonClass } from '../design/Button.tsx';
import { Panel } from '../design/Panel.tsx';
import { PageTitle } from '../frame/Page.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import { rpcCommand } from '../proof/rpcCommand.ts';
import { AddressLink } from './AddressLink.tsx';
import type { BlockView } from './chainData.ts';
import { Facts } from './Facts.tsx';
import { TransactionTable } from './TransactionTable.tsx';

/** One block: its header, hashed here, and its transactions. */
export function BlockDetails({ block }: { block: BlockView }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const state = block.computedHash === block.hash ? 'checked' : 'differs';
  const number = format.count(block.number);
  return (
    <>
      <PageTitle
        title={t('explorer.blockTitle', { number })}
        note={`${format.dateTime(block.timeMs)} UTC`}
        crumb={<Link href="/explorer">{t('explorer.title')}</Link>}
        tools={
          <>
            {block.number > 0 && (
              <Link href={`/explorer?block=${block.number - 1}`} className={buttonClass('plain')}>
                <ChevronLeft size={16} aria-hidden="true" />
                {t('explorer.previous')}
              </Link>
            )}
            <Link href={`/explorer?block=${block.number + 1}`} className={buttonClass('plain')}>
              {t('explorer.next')}
              <ChevronRight size={16} aria-hidden="true" />
            </Link>
          </>
        }
      />
      <Panel title={t('explorer.header')}>
        <Facts
          facts={[
            [
              <Term key="hash" id="hash">
                {t('explorer.hash')}
              </Term>,
              <span key="value" className="inline-flex max-w-full flex-wrap items-center gap-2">
                <span className="fig break-all whitespace-normal">{block.hash}</span>
                <ProofChip
                  proof={{
                    title: t('proof.head_title', { number }),
                    state,
                    said: block.hash,
                    recomputed: block.computedHash,
                    chain: block.hash,
                    inputs: [t('explorer.blockTitle', { number })],
                    steps: [{ label: t('proof.head_step'), state }],
                    note: t('proof.head_note'),
                    command:
                      chain &&
                      rpcCommand(chain.rpcUrl, 'eth_getBlockByNumber', [
                        `0x${block.number.toString(16)}`,
                        false,
                      ]),
                  }}
                  words={t(`proof.word_${state}`)}
                />
              </span>,
            ],
            [
              t('explorer.parent'),
              <Link
                key="parent"
                href={`/explorer?block=${Math.max(0, block.number - 1)}`}
                className="fig break-all whitespace-normal hover:underline"
              >
                {block.parentHash}
              </Link>,
            ],
            [
              <Term key="proposer" id="validator">
                {t('explorer.proposer')}
              </Term>,
              <AddressLink key="by" address={block.proposer} full />,
            ],
            [
              <Term key="gas" id="gas">
                {t('explorer.gasUsed')}
              </Term>,
              <span key="used" className="fig">
                {format.count(Number(block.gasUsed))} / {format.count(Number(block.gasLimit))} (
                {format.percent(Number(block.gasUsed) / Number(block.gasLimit), 2)})
              </span>,
            ],
            [
              <Term key="root" id="merkleRoot">
                {t('explorer.stateRoot')}
              </Term>,
              <span key="value" className="fig break-all whitespace-normal">
                {block.stateRoot}
              </span>,
            ],
          ]}
        />
      </Panel>
      <Panel title={t('explorer.transactions')} note={format.count(block.transactions.length)}>
        <TransactionTable transactions={block.transactions} />
      </Panel>
    </>
  );
}
