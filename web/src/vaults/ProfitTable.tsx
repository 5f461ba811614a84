'use client';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProvenFigure } from '../proof/ProvenFigure.tsx';
import type { Proof } from '../proof/proof.ts';
import { rpcCommand } from '../proof/rpcCommand.ts';
import { recomputeShare } from './profitShare.ts';
import type { ProfitEvent } from './readHistory.ts';
import { valueAtPrice } from './shareMath.ts';
import { sharePriceText, sharesText } from './sharePriceText.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** Older ones are on the chain. */
const EVENTS_SHOWN = 50;

/** Each time that profit was shared: the fee and its two parts, computed anew here. */
export function ProfitTable({ vault, shared }: { vault: ListedVault; shared: readonly ProfitEvent[] }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const proofOf = (event: ProfitEvent): Proof => {
    const computed = recomputeShare(event, vault);
    const state = computed.equal ? 'checked' : 'differs';
    const parts = (author: bigint, platform: bigint) =>
      `${sharesText(author, format)} / ${sharesText(platform, format)}`;
    const said = `${format.dollars(event.fee, 6)}; ${parts(event.developerShares, event.platformShares)}`;
    return {
      title: t('invest.proofShare_title', { block: event.blockNumber.toString() }),
      state,
      said,
      recomputed: `${format.dollars(computed.fee, 6)}; ${parts(computed.developerShares, computed.platformShares)}`,
      chain: said,
      inputs: [
        t('invest.proofShare_profit', { profit: format.dollars(event.profit, 6) }),
        t('invest.proofShare_transaction', { hash: event.transaction }),
      ],
      steps: [
        { label: t('invest.proofShare_stepFee'), state },
        { label: t('invest.proofShare_stepSplit'), state },
        { label: t('invest.proofShare_stepWorth'), state },
      ],
      note: t('invest.proofShare_note'),
      command: chain && rpcCommand(chain.rpcUrl, 'eth_getTransactionReceipt', [event.transaction]),
    };
  };
  return (
    <Panel title={t('invest.profitShared')}>
      {shared.length === 0 ? (
        <Empty title={t('invest.sharedNone')}>{t('invest.sharedNoneNote')}</Empty>
      ) : (
        <Table
          label={t('invest.profitShared')}
          size="normal"
          columns={[
            { title: t('invest.block'), narrow: 'hidden' },
            { title: t('invest.profit'), figures: true },
            { title: t('invest.toAuthor'), figures: true, narrow: 'hidden' },
            { title: t('invest.toPlatform'), figures: true, narrow: 'hidden' },
            { title: t('invest.atPrice'), figures: true },
            { title: t('invest.fee'), figures: true },
          ]}
          rows={shared
            .slice(-EVENTS_SHOWN)
            .reverse()
            .map((event) => ({
              key: event.key,
              cells: [
                <span key="block" className="fig text-muted">
                  {event.blockNumber.toString()}
                </span>,
                format.dollars(event.profit),
                format.dollars(valueAtPrice(event.developerShares, event.sharePrice)),
                format.dollars(valueAtPrice(event.platformShares, event.sharePrice)),
                sharePriceText(event.sharePrice, format),
                <ProvenFigure key="fee" proof={proofOf(event)}>
                  {format.dollars(event.fee)}
                </ProvenFigure>,
              ],
            }))}
        />
      )}
    </Panel>
  );
}
