'use client';
import { EdgeApiError } from '@quantum-chain/edge/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { Empty } from '../design/Empty.tsx';
import { Panel } from '../design/Panel.tsx';
import { Table } from '../design/Table.tsx';
import { edge } from '../edge/edge.ts';
import { useFormatters } from '../i18n/useFormatters.ts';

const POLL_MS = 2_000;
const SHOWN = 12;

/** What the model decided at each bar, and the order that came of it. */
export function DecisionTable({ vault }: { vault: `0x${string}` }) {
  const { t } = useTranslation();
  const format = useFormatters();
  const query = useQuery({
    queryKey: ['vaults', 'decisions', vault],
    refetchInterval: POLL_MS,
    queryFn: async () => {
      try {
        return await edge.vault(vault, { limit: SHOWN });
      } catch (error) {
        // The edge hears of a vault some blocks after it was made.
        if (error instanceof EdgeApiError && error.status === 404) return null;
        throw error;
      }
    },
  });
  const decisions = query.data?.decisionsNewestFirst ?? [];
  return (
    <Panel
      title={t('invest.decisionsTitle')}
      note={
        query.data?.reason ? t('invest.reason', { reason: query.data.reason }) : t('invest.decisionsNote')
      }
    >
      {decisions.length === 0 ? (
        <Empty title={t('invest.decisionsNone')}>{t('invest.decisionsNoneNote')}</Empty>
      ) : (
        <Table
          label={t('invest.decisionsTitle')}
          size="normal"
          columns={[
            { title: t('invest.bar') },
            { title: t('invest.close'), figures: true },
            { title: t('invest.signal'), figures: true },
            { title: t('invest.target'), figures: true, narrow: 'hidden' },
            { title: t('invest.action') },
            { title: t('invest.filled'), figures: true, narrow: 'hidden' },
          ]}
          rows={decisions.map((decision) => ({
            key: String(decision.bar),
            cells: [
              <span key="bar" className="fig">
                {format.dateTime(decision.barOpenTimeMs)}
              </span>,
              format.decimal(decision.closePrice, 1, 1),
              format.number(decision.signal, 4),
              t('invest.lots', { lots: format.decimal(decision.targetLots) }),
              <span
                key="action"
                className={classNames(
                  decision.action === 'buy' && 'text-up-text',
                  decision.action === 'sell' && 'text-down-text',
                  decision.action === 'keep' && 'text-muted',
                )}
              >
                {t(`invest.action_${decision.action}`)}
                {decision.error && <span className="ms-1.5 text-12 text-alarm-text">{decision.error}</span>}
              </span>,
              decision.filled ? format.decimal(decision.filled, 4, 5) : t('common.none'),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
