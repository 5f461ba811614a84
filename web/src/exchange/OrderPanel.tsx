'use client';
import { type BookState, formatDecimal, type MarketAnswer, parseDecimal } from '@quantum-chain/edge/client';
import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../design/Button.tsx';
import { ConfirmSheet } from '../design/ConfirmSheet.tsx';
import { Field } from '../design/Field.tsx';
import { type Line, Lines } from '../design/Lines.tsx';
import { Segmented } from '../design/Segmented.tsx';
import { Skeleton } from '../design/Skeleton.tsx';
import { showToast } from '../design/toasts.ts';
import { ErrorNote } from '../errors/ErrorNote.tsx';
import { usePreferences } from '../frame/usePreferences.ts';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Loadable } from '../state/loadable.ts';
import { useWallet } from '../wallet/useWallet.ts';
import { walletSheetOpen } from '../wallet/walletStore.ts';
import type { ExchangeAccount } from './account.ts';
import { OneClickSwitch } from './OneClickSwitch.tsx';
import type { OrderDraft, OrderEdit } from './orderForm.ts';
import { maximumLots, type OrderProblem, type OrderSituation, previewOrder } from './orderPreview.ts';

interface Props {
  market: MarketAnswer | undefined;
  account: Loadable<ExchangeAccount>;
  book: BookState | undefined;
  draft: OrderDraft;
  edit: (edit: OrderEdit) => void;
}

const SHARES = [25, 50, 75, 100] as const;
const PRICE_PROBLEMS: ReadonlySet<OrderProblem> = new Set(['priceOffTick']);
const QUANTITY_PROBLEMS: ReadonlySet<OrderProblem> = new Set([
  'quantityOffLot',
  'notEnoughQuote',
  'notEnoughBase',
  'noOtherSide',
]);

/** Side, price, size; below them what it costs at most, and then the button. */
export function OrderPanel({ market, account, book, draft, edit }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const wallet = useWallet();
  const { oneClick } = usePreferences();
  const [reviewing, setReviewing] = useState(false);
  const send = useMutation({
    mutationFn: async (order: { price: string; market: MarketAnswer }) => {
      // What signs comes when something is signed.
      const { placeOrder } = await import('./placeOrder.ts');
      return placeOrder(draft, order.price, order.market);
    },
    onSuccess: ({ order, fills }) => {
      edit({ set: 'cleared' });
      setReviewing(false);
      showToast({
        tone: fills.length > 0 ? 'pending' : 'done',
        title: t(`trade.placed_${order.status}`, {
          side: t(`trade.${order.side}`),
          quantity: order.quantity,
          filled: order.filled,
        }),
        note: fills.length > 0 ? t('trade.placedNote') : undefined,
      });
    },
  });
  if (!market) return <Skeleton rows={6} label={t('common.loading')} />;

  const situation = situationOf(market, account, book);
  const result = previewOrder(draft, market, situation);
  const problem = 'problem' in result ? result.problem : undefined;
  const { preview } = result;
  const largest = maximumLots(draft, market, situation);
  const dollars = (units: bigint) => format.dollars(units);
  const base = market.baseAsset.symbol.replace(/^t/, '');
  const sentence = (from: ReadonlySet<OrderProblem>) =>
    problem && from.has(problem)
      ? t(`trade.problem_${problem}`, { tick: market.tickSize, lot: market.lotSize })
      : undefined;

  const submit = () => {
    if (preview && !problem) send.mutate({ price: preview.price, market });
  };
  const { priceDecimals, takerFeeBps } = market;
  const costs = costLines();
  const action = t(draft.side === 'buy' ? 'trade.buySize' : 'trade.sellSize', {
    quantity: draft.quantity,
    base,
  });

  return (
    <form
      className="grid grid-cols-1 gap-3 px-4 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (oneClick) submit();
        else if (preview && !problem) setReviewing(true);
      }}
    >
      <Segmented
        label={t('trade.side')}
        wide
        tall
        value={draft.side}
        onValue={(to) => edit({ set: 'side', to })}
        options={[
          { value: 'buy', label: t('trade.buy'), chosenClass: 'bg-up-fill text-up-ink' },
          { value: 'sell', label: t('trade.sell'), chosenClass: 'bg-down-fill text-down-ink' },
        ]}
      />
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label={t('trade.type')}
          value={draft.type}
          onValue={(to) => edit({ set: 'type', to })}
          options={[
            { value: 'limit', label: t('trade.limit') },
            { value: 'market', label: t('trade.market') },
          ]}
        />
        <span className="text-12 text-muted">
          {t('trade.free')}{' '}
          <b className="fig font-normal text-fg">
            {draft.side === 'buy'
              ? dollars(situation.availableQuote)
              : format.decimal(formatDecimal(situation.availableBase, market.baseAsset.decimals), 4, 5)}
          </b>
        </span>
      </div>
      {draft.type === 'limit' && (
        <Field
          label={t('trade.price')}
          inputMode="decimal"
          figures
          unit="USD"
          placeholder={market.tickSize}
          value={draft.price}
          onValue={(to) => edit({ set: 'price', to })}
          problem={sentence(PRICE_PROBLEMS)}
        />
      )}
      <Field
        label={t('trade.size')}
        inputMode="decimal"
        figures
        unit={base}
        placeholder={market.lotSize}
        value={draft.quantity}
        onValue={(to) => edit({ set: 'quantity', to })}
        problem={sentence(QUANTITY_PROBLEMS)}
      />
      <div className="grid grid-cols-4 gap-1">
        {SHARES.map((share) => (
          <Button
            key={share}
            size="small"
            disabled={largest === 0n}
            onClick={() =>
              edit({
                set: 'quantity',
                to: formatDecimal((largest * BigInt(share)) / 100n, market.quantityDecimals),
              })
            }
          >
            {share} %
          </Button>
        ))}
      </div>
      {draft.type === 'limit' && (
        <Segmented
          label={t('trade.timeInForce')}
          value={draft.timeInForce}
          onValue={(to) => edit({ set: 'timeInForce', to })}
          options={[
            { value: 'GTC', label: t('trade.gtc') },
            { value: 'IOC', label: t('trade.ioc') },
          ]}
        />
      )}
      <hr className="-mx-4 border-line" />
      <Lines lines={costs} />
      {wallet.status === 'ready' ? (
        <Button
          type="submit"
          variant={draft.side}
          size="large"
          wide
          busy={send.isPending && !reviewing}
          disabled={problem !== undefined}
        >
          {action}
        </Button>
      ) : (
        <Button variant="primary" size="large" wide onClick={() => walletSheetOpen.set(true)}>
          {t('wallet.connect')}
        </Button>
      )}
      {!reviewing && <ErrorNote error={send.error} />}
      <OneClickSwitch />
      <p className="flex gap-2 text-12 text-muted">
        <KeyRound size={14} aria-hidden="true" className="mt-0.5 flex-none" />
        <Term id="sessionKey">{t('trade.sessionNote')}</Term>
      </p>
      {reviewing && (
        <ConfirmSheet
          title={t('trade.review', { market: market.symbol.replace('-', '/') })}
          variant={draft.side}
          action={action}
          busy={send.isPending}
          disabled={!preview || problem !== undefined}
          error={send.error}
          onConfirm={submit}
          onClose={() => {
            setReviewing(false);
            send.reset();
          }}
        >
          <Lines
            lines={[
              {
                term: t(`trade.${draft.type}`),
                value: draft.type === 'limit' ? format.decimal(draft.price || '0') : t('trade.atMarket'),
              },
              { term: t('trade.size'), value: `${draft.quantity} ${base}` },
              ...costs,
            ]}
          />
          <p>
            {t(
              draft.type === 'limit' && draft.timeInForce === 'GTC' ? 'trade.reviewWaits' : 'trade.reviewNow',
            )}
          </p>
        </ConfirmSheet>
      )}
    </form>
  );

  function costLines(): Line[] {
    return [
      ...(draft.type === 'market'
        ? [
            {
              term: <Term id="marketOrder">{t('trade.worstPrice')}</Term>,
              value: preview ? format.decimal(preview.price, priceDecimals) : t('common.none'),
            },
          ]
        : []),
      { term: t('trade.value'), value: preview ? dollars(preview.notional) : t('common.none') },
      {
        term: (
          <Term id="fee">{t('trade.feeAtMost', { percent: format.percent(takerFeeBps / 10_000, 2) })}</Term>
        ),
        value: preview ? dollars(preview.fee) : t('common.none'),
      },
      draft.side === 'buy'
        ? {
            term: t('trade.payAtMost'),
            value: preview ? `${dollars(preview.payAtMost)} USD` : t('common.none'),
            total: true,
            testId: 'pay-at-most',
          }
        : {
            term: t('trade.receiveAtLeast'),
            value: preview ? `${dollars(preview.receiveAtLeast)} USD` : t('common.none'),
            total: true,
            testId: 'receive-at-least',
          },
    ];
  }
}

function situationOf(
  market: MarketAnswer,
  account: Loadable<ExchangeAccount>,
  book: BookState | undefined,
): OrderSituation {
  const available = (asset: MarketAnswer['baseAsset']) => {
    const text =
      account.state === 'ready'
        ? account.value.balances.find((balance) => balance.asset === asset.symbol)?.available
        : undefined;
    return text === undefined ? 0n : (parseDecimal(text, asset.decimals) ?? 0n);
  };
  return {
    bestBid: book?.bids[0]?.[0],
    bestAsk: book?.asks[0]?.[0],
    availableQuote: available(market.quoteAsset),
    availableBase: available(market.baseAsset),
  };
}
