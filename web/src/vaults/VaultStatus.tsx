'use client';
import type { DecisionAnswer, VaultAnswer } from '@quantum-chain/edge/client';
import { useTranslation } from 'react-i18next';
import { Lines } from '../design/Lines.tsx';
import { Panel } from '../design/Panel.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** What the model does now: whether it trades and why not, what it last decided, who holds its key. */
export function VaultStatus({ vault, live }: { vault: ListedVault; live: VaultAnswer | undefined }) {
  const { t, i18n } = useTranslation();
  const format = useFormatters();
  const reason = live?.reason;
  const reasonKey = reason && i18n.exists(`invest.reason_${reason}`) ? reason : 'other';
  const ours = live?.sessionKey?.toLowerCase() === vault.trader.toLowerCase();
  return (
    <Panel title={vault.modelName} note={live ? t(`invest.state_${live.state}`) : t('invest.stateUnknown')}>
      <div className="grid gap-3 p-4">
        {reason && <p className="text-pending-text">{t(`invest.reason_${reasonKey}`, { code: reason })}</p>}
        <Lines
          lines={[
            {
              term: t('invest.lastDecision'),
              words: true,
              testId: 'last-decision',
              value: live?.lastDecision ? (
                <Decision decision={live.lastDecision} />
              ) : (
                t('invest.decisionNone')
              ),
            },
            { term: t('invest.capital'), value: `$${format.dollars(vault.totalAssets)}` },
            {
              term: t('invest.tradingKey'),
              words: true,
              value: (
                <>
                  <span className="fig">{shortId(vault.trader)}</span>
                  {live?.sessionKey && ` · ${t(ours ? 'invest.keyOfEdge' : 'invest.keyOfOther')}`}
                </>
              ),
            },
          ]}
        />
        <p className="text-12 text-muted">{t('invest.custody')}</p>
      </div>
    </Panel>
  );
}

function Decision({ decision }: { decision: DecisionAnswer }) {
  const { t } = useTranslation();
  const format = useFormatters();
  return (
    <>
      {t(`invest.decision_${decision.action}`, {
        size: decision.filled === null ? '0' : format.decimal(decision.filled),
        signal: format.number(decision.signal),
      })}
      <span className="block text-12 text-muted">
        {t('invest.decisionAt', { time: format.dateTime(decision.barOpenTimeMs) })}
        {decision.cause === 'redemption' && ` · ${t('invest.decisionForLeaver')}`}
      </span>
    </>
  );
}
