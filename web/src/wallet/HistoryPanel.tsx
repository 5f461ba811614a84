'use client';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { AddressLink } from '../explorer/AddressLink.tsx';
import type { EventView } from '../explorer/chainData.ts';
import { HashLink } from '../explorer/HashLink.tsx';
import { unitsText } from '../i18n/formatters.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Loadable } from '../state/loadable.ts';
import { Show } from '../state/Show.tsx';
import { type HistoryLine, historyLines } from './describeHistory.ts';

const LINES_MAX = 60;
const DECIMALS_SHOWN_MAX = 6;
const SIGNS = { '1': '+', '-1': '−', '0': '' };

/** What happened to the account, from the chain's own logs; fills are on Trade, because the log there has them. */
export function HistoryPanel({ address, events }: { address: string; events: Loadable<EventView[]> }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const tokens = useChain()?.contracts;
  const amountText = ({ units, decimals, symbol, sign }: NonNullable<HistoryLine['amount']>) =>
    `${SIGNS[`${sign}`]}${format.decimal(unitsText(units, decimals), 2, Math.min(decimals, DECIMALS_SHOWN_MAX))} ${symbol === '' ? t('walletPage.shares') : symbol}`;
  return (
    <Panel title={t('walletPage.history')} note={t('walletPage.historyNote')}>
      <Show of={events} rows={6}>
        {(found) => {
          const lines = tokens ? historyLines(found, address, tokens).slice(0, LINES_MAX) : [];
          return lines.length === 0 ? (
            <Empty title={t('walletPage.historyNone')}>{t('walletPage.historyNoneNote')}</Empty>
          ) : (
            <Table
              label={t('walletPage.history')}
              size="normal"
              columns={[
                { title: t('walletPage.what') },
                { title: t('walletPage.amount'), figures: true },
                { title: t('walletPage.with'), narrow: 'hidden' },
                { title: t('walletPage.block'), figures: true, narrow: 'hidden' },
                { title: t('walletPage.transaction'), end: true },
              ]}
              rows={lines.map((line) => ({
                key: line.key,
                cells: [
                  t(`walletPage.did_${line.did}`),
                  line.amount ? (
                    <span
                      key="amount"
                      className={classNames(
                        line.amount.sign === 1 && 'text-up-text',
                        line.amount.sign === -1 && 'text-down-text',
                      )}
                    >
                      {amountText(line.amount)}
                    </span>
                  ) : (
                    t('common.none')
                  ),
                  line.counterparty ? (
                    <AddressLink key="with" address={line.counterparty} />
                  ) : (
                    t('common.none')
                  ),
                  format.count(line.blockNumber),
                  <HashLink key="hash" hash={line.transaction} />,
                ],
              }))}
            />
          );
        }}
      </Show>
    </Panel>
  );
}
