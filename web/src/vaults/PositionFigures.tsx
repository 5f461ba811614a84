'use client';
import { useTranslation } from 'react-i18next';
import { Empty } from '../design/Empty.tsx';
import { Metric, Metrics } from '../design/Metric.tsx';
import { Panel } from '../design/Panel.tsx';
import { Term } from '../glossary/Term.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProvenFigure } from '../proof/ProvenFigure.tsx';
import type { Position } from './positionQuery.ts';
import type { Redemption } from './redemption.ts';
import { investmentResult } from './result.ts';
import { ShareProfitButton } from './ShareProfitButton.tsx';
import { sharePriceOf } from './shareMath.ts';
import { sharePriceText, sharesText } from './sharePriceText.ts';
import { useValueProof } from './useValueProof.ts';
import type { ListedVault } from './vaultsQuery.ts';

interface Props {
  vault: ListedVault;
  position: Position;
  redemptions: readonly Redemption[];
}

/** The position in figures, its value checked in this tab. */
export function PositionFigures({ vault, position, redemptions }: Props) {
  const { t } = useTranslation();
  const format = useFormatters();
  const { history } = position;
  const proof = useValueProof(vault, position);
  const result = investmentResult({ shares: position.shares, ...history, redemptions }, position);
  const feePaid = history.shared.reduce((sum, { fee }) => sum + fee, 0n);
  if (position.shares === 0n && history.investments.length === 0 && redemptions.length === 0)
    return (
      <Panel title={t('invest.position')}>
        <Empty title={t('invest.positionNone')}>{t('invest.positionNoneNote')}</Empty>
      </Panel>
    );
  const ratio = result.paidIn === 0n ? undefined : Number(result.profitOrLoss) / Number(result.paidIn);
  const tone = result.profitOrLoss > 0n ? 'up' : result.profitOrLoss < 0n ? 'down' : undefined;
  return (
    <section aria-labelledby="position-title" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="position-title" className="text-16 font-semibold">
          {t('invest.position')}
        </h2>
        <ShareProfitButton vault={vault} position={position} />
      </div>
      <Metrics columns={4} label={t('invest.position')}>
        <Metric
          label={t('invest.value')}
          testId="position-value"
          value={<ProvenFigure proof={proof}>${format.dollars(position.saidAssets)}</ProvenFigure>}
          note={t('invest.sharesHeld', { shares: sharesText(position.shares, format) })}
        />
        <Metric
          label={t('invest.profitOrLoss')}
          testId="position-result"
          tone={tone}
          value={format.signedDollars(result.profitOrLoss)}
          note={ratio === undefined ? undefined : format.signedPercent(ratio)}
        />
        <Metric
          label={t('invest.paidIn')}
          testId="position-paid-in"
          value={`$${format.dollars(result.paidIn)}`}
          note={t('invest.paidBack', { amount: format.dollars(result.paidBack) })}
        />
        <Metric
          label={<Term id="share">{t('invest.sharePrice')}</Term>}
          testId="share-price"
          value={`$${sharePriceText(sharePriceOf(position), format)}`}
          note={
            <Term id="highWaterMark">
              {t('invest.mark', { price: sharePriceText(position.mark, format) })}
            </Term>
          }
        />
      </Metrics>
      <p className="text-12 text-muted">{t('invest.feesSoFar', { amount: format.dollars(feePaid) })}</p>
    </section>
  );
}
