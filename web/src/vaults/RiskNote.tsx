'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Notice } from '../design/Notice.tsx';
import { useFormatters } from '../i18n/useFormatters.ts';
import { evaluationQuery } from './evaluationQuery.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** The risk, in the same size as everything else; with figures where somebody recorded a test. */
export function RiskNote({ vault }: { vault: ListedVault }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const recorded = useQuery(evaluationQuery(useChain(), vault.modelId)).data;
  return (
    <Notice tone="risk">
      {t('invest.riskAll')}{' '}
      {recorded
        ? t('invest.riskTested', {
            bars: format.count(recorded.bars),
            drawdown: format.percent(recorded.maxDrawdown),
            return: format.signedPercent(recorded.totalReturn),
          })
        : t('invest.riskUntested')}{' '}
      {t('invest.riskPast')}
    </Notice>
  );
}
