'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { Badge } from '../design/Badge.tsx';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { PageTitle } from '../frame/Page.tsx';
import { Term } from '../glossary/Term.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { AddressLink } from './AddressLink.tsx';
import { ArgumentList } from './ArgumentList.tsx';
import type { TransactionView } from './chainData.ts';
import { EventList } from './EventList.tsx';
import { Facts } from './Facts.tsx';
import { qorText } from './qorText.ts';
import { CallName } from './TransactionTable.tsx';

/** One transaction: who, what, at what cost, and what the contracts said came of it. */
export function TransactionDetails({ transaction }: { transaction: TransactionView }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { to, createdContract } = transaction;
  const target = to ?? createdContract;
  return (
    <>
      <PageTitle
        title={
          <span className="inline-flex flex-wrap items-center gap-3">
            <CallName of={transaction} />
            <Badge tone={transaction.succeeded ? 'good' : 'alarm'}>
              {t(transaction.succeeded ? 'explorer.succeeded' : 'explorer.reverted')}
            </Badge>
          </span>
        }
        note={t('explorer.transactionTitle', { hash: shortId(transaction.hash) })}
        crumb={<Link href="/explorer">{t('explorer.title')}</Link>}
      />
      <Panel title={t('explorer.transaction')}>
        <Facts
          facts={[
            [
              <Term key="hash" id="hash">
                {t('explorer.hash')}
              </Term>,
              <span key="value" className="fig break-all whitespace-normal">
                {transaction.hash}
              </span>,
            ],
            [
              t('explorer.block'),
              <Link
                key="block"
                href={`/explorer?block=${transaction.blockNumber}`}
                className="fig hover:underline"
              >
                {format.count(transaction.blockNumber)}
              </Link>,
            ],
            [t('explorer.from'), <AddressLink key="from" address={transaction.from} full />],
            [
              t(to === null ? 'explorer.creates' : 'explorer.to'),
              target ? <AddressLink key="to" address={target} full /> : t('common.none'),
            ],
            [
              t('explorer.valueQor'),
              <span key="value" className="fig">
                {qorText(transaction.value, format)}
              </span>,
            ],
            [
              <Term key="fee" id="gas">
                {t('explorer.feeQor')}
              </Term>,
              <span key="value" className="fig">
                {qorText(transaction.fee, format)} ({format.count(Number(transaction.gasUsed))} /{' '}
                {format.count(Number(transaction.gasLimit))})
              </span>,
            ],
            [
              <Term key="nonce" id="nonce">
                {t('explorer.nonce')}
              </Term>,
              <span key="value" className="fig">
                {format.count(transaction.nonce)}
              </span>,
            ],
          ]}
        />
      </Panel>
      {transaction.call && (
        <Panel title={t('explorer.callTitle', { name: transaction.call.name })} note={t('explorer.callNote')}>
          <div className="px-4 py-3">
            <ArgumentList of={transaction.call.arguments} />
          </div>
        </Panel>
      )}
      <Panel
        title={t('explorer.events')}
        note={t('explorer.eventsCount', { count: transaction.events.length })}
      >
        {transaction.events.length === 0 ? (
          <Empty title={t('explorer.eventsNone')} />
        ) : (
          <EventList events={transaction.events} />
        )}
      </Panel>
      {transaction.input !== '0x' && (
        <details className="rounded-panel border border-line bg-panel px-4 py-3">
          <summary className="cursor-pointer font-medium">{t('explorer.raw')}</summary>
          <code className="fig mt-2 block max-h-60 overflow-auto text-12 break-all whitespace-normal text-muted">
            {transaction.input}
          </code>
        </details>
      )}
    </>
  );
}
