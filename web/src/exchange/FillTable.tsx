'use client';
import type { FillAnswer, MarketAnswer } from '@quantum-chain/edge/client';
import { formatDecimal, parseDecimal } from '@quantum-chain/edge/client';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Hex } from 'viem';
import { useChain } from '../chain/useChain.ts';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Table } from '../design/Table.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import type { Proof } from '../proof/proof.ts';
import { rpcCommand } from '../proof/rpcCommand.ts';
import { type ExchangeAccount, fillKey } from './account.ts';
import { settledFillsQuery } from './chainQueries.ts';
import { fillState } from './fillCheck.ts';

/** More would only fill the page; the log has all of them. */
const FILLS_SHOWN = 50;

/** What traded of one's own: matched, or settled and checked against the settlement's receipt. */
export function FillTable({ market, account }: { market: MarketAnswer; account: ExchangeAccount }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const fills = account.fills.slice(0, FILLS_SHOWN);
  const transactions = [
    ...new Set(fills.map(({ transaction }) => transaction).filter((hash): hash is Hex => hash !== null)),
  ];
  const receipts = useQueries({ queries: transactions.map((hash) => settledFillsQuery(chain, hash)) });
  const settledBy = new Map(transactions.map((hash, index) => [hash, receipts[index]?.data]));
  if (fills.length === 0) return <Empty title={t('trade.fillsNone')}>{t('trade.fillsNoneNote')}</Empty>;

  const proofOf = (fill: FillAnswer): Proof => {
    const digest = account.orders.get(fill.orderId)?.digest;
    const { state, found } = fillState(
      fill,
      market,
      digest,
      fill.transaction ? settledBy.get(fill.transaction) : undefined,
    );
    const shown = (price: string, quantity: string) =>
      `${format.decimal(price, market.priceDecimals)} × ${format.decimal(quantity, 4, 5)}`;
    const onChain =
      found &&
      shown(
        formatDecimal(found.priceTicks, market.priceDecimals),
        formatDecimal(found.quantityLots, market.quantityDecimals),
      );
    return {
      title: t('proof.fill_title', { id: fillKey(fill) }),
      state,
      said: shown(fill.price, fill.quantity),
      recomputed: onChain,
      chain: onChain,
      inputs: fill.transaction ? [t('proof.fill_input', { hash: fill.transaction })] : [],
      steps: [
        { label: t('proof.fill_step_event'), state: found ? 'checked' : state },
        { label: t('proof.fill_step_price'), state },
      ],
      ...(state === 'pending' ? { note: t('proof.fill_pending') } : {}),
      command:
        chain && fill.transaction
          ? rpcCommand(chain.rpcUrl, 'eth_getTransactionReceipt', [fill.transaction])
          : undefined,
    };
  };
  const value = (fill: FillAnswer) => {
    const ticks = parseDecimal(fill.price, market.priceDecimals) ?? 0n;
    const lots = parseDecimal(fill.quantity, market.quantityDecimals) ?? 0n;
    return format.dollars(ticks * lots * BigInt(market.quoteUnitsPerTickLot));
  };
  return (
    <Table
      label={t('trade.fills')}
      columns={[
        { title: t('trade.timeUtc'), narrow: 'hidden' },
        { title: t('trade.side') },
        { title: t('trade.price'), figures: true },
        { title: t('trade.size'), figures: true },
        { title: t('trade.value'), figures: true, narrow: 'hidden' },
        { title: t('trade.fee'), figures: true, narrow: 'hidden' },
        { title: t('trade.batch'), narrow: 'hidden' },
        { title: t('trade.state') },
      ]}
      rows={fills.map((fill) => ({
        key: fillKey(fill),
        cells: [
          <span key="time" className="fig">
            {format.time(fill.timeMs)}
          </span>,
          <span key="side" className={classNames(fill.side === 'buy' ? 'text-up-text' : 'text-down-text')}>
            {t(`trade.${fill.side}`)}
          </span>,
          format.decimal(fill.price, market.priceDecimals),
          format.decimal(fill.quantity, 4, 5),
          value(fill),
          format.decimal(fill.fee, 3, 3),
          <span key="batch" className="fig text-muted">
            {fill.batchId === null
              ? t('common.none')
              : `${fill.batchId} · ${shortId(fill.transaction ?? '')}`}
          </span>,
          <span
            key="state"
            className="inline-flex items-center gap-1.5"
            data-testid="fill-stage"
            data-stage={fill.stage}
          >
            <ProofChip proof={proofOf(fill)} />
            <span className={fill.stage === 'matched' ? 'text-pending-text' : 'text-soft'}>
              {t(`trade.stage_${fill.stage}`)}
            </span>
          </span>,
        ],
      }))}
    />
  );
}
