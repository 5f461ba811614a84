'use client';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { AddressLink } from './AddressLink.tsx';
import type { TransactionBrief } from './chainData.ts';
import { HashLink } from './HashLink.tsx';
import { qorText } from './qorText.ts';

/** Transactions with what they call, in words where the contract is ours. */
export function TransactionTable({ transactions }: { transactions: readonly TransactionBrief[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  if (transactions.length === 0)
    return <Empty title={t('explorer.transactionsNone')}>{t('explorer.transactionsNoneNote')}</Empty>;
  return (
    <Table
      label={t('explorer.transactions')}
      size="normal"
      columns={[
        { title: t('explorer.hash') },
        { title: t('explorer.does') },
        { title: t('explorer.from'), narrow: 'hidden' },
        { title: t('explorer.to') },
        { title: t('explorer.valueQor'), figures: true, narrow: 'hidden' },
        { title: t('explorer.block'), figures: true, narrow: 'hidden' },
      ]}
      rows={transactions.map((transaction) => ({
        key: transaction.hash,
        cells: [
          <HashLink key="hash" hash={transaction.hash} />,
          <CallName key="call" of={transaction} />,
          <AddressLink key="from" address={transaction.from} />,
          transaction.to === null ? (
            t('explorer.newContract')
          ) : (
            <AddressLink key="to" address={transaction.to} />
          ),
          qorText(transaction.value, format),
          format.count(transaction.blockNumber),
        ],
      }))}
    />
  );
}

/** What a transaction does in one word. */
export function CallName({ of: { call, input, to } }: { of: TransactionBrief }) {
  const { t } = useTranslation();
  if (call) return <b className="font-medium">{call.name}</b>;
  if (to === null) return <span>{t('explorer.creates')}</span>;
  return <span>{t(input === '0x' ? 'explorer.pays' : 'explorer.unknownCall')}</span>;
}
