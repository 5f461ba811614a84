'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { Metric, Metrics } from '../design/Metric.tsx';
import { edge } from '../edge/edge.ts';
import { usePriceProof } from '../exchange/usePriceProof.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { modelsQuery } from '../models/modelsQuery.ts';
import { useClock } from '../oracle/useClock.ts';
import { useMarket } from '../oracle/useMarket.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import { differences } from '../proof/proofDrawer.ts';
import { useStore } from '../state/useStore.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';

const HEALTH_POLL_MS = 2_000;

/** What is so right now: price, log, models, money in them, and whether anything differed. */
export function LiveFigures() {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const market = useMarket();
  const clock = useClock(market?.symbol);
  const priceProof = usePriceProof(market, clock?.markPrice);
  const health = useQuery({
    queryKey: ['edge', 'health'],
    queryFn: () => edge.health(),
    refetchInterval: HEALTH_POLL_MS,
  }).data;
  const models = useQuery(modelsQuery(chain)).data;
  const vaults = useQuery(vaultsQuery(chain)).data;
  const differing = useStore(differences).length;
  const none = t('common.none');
  return (
    <Metrics columns={5} label={t('home.now')}>
      <Metric
        label={market ? market.symbol.replace('-', '/') : t('home.price')}
        value={
          <>
            {clock && market ? format.decimal(clock.markPrice, market.priceDecimals) : none}
            {priceProof && <ProofChip proof={priceProof} />}
          </>
        }
        note={clock ? `${format.dateTime(clock.marketTimeMs)} UTC` : undefined}
      />
      <Metric
        label={t('home.commands')}
        value={health ? format.count(health.exchange.sequence) : none}
        note={
          health
            ? t('home.commandsSettled', { settled: format.count(health.exchange.lastSettledSequence) })
            : undefined
        }
      />
      <Metric
        label={t('home.models')}
        value={models ? format.count(models.length) : none}
        note={t('home.modelsNote')}
      />
      <Metric
        label={t('home.invested')}
        value={
          vaults ? `$${format.dollars(vaults.reduce((sum, { totalAssets }) => sum + totalAssets, 0n))}` : none
        }
        note={vaults ? t('home.vaults', { count: vaults.length }) : undefined}
      />
      <Metric
        label={t('home.differed')}
        value={format.count(differing)}
        tone={differing > 0 ? 'down' : undefined}
        note={t('home.differedNote')}
      />
    </Metrics>
  );
}
