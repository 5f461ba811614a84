'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { headQuery } from '../chain/headQuery.ts';
import { chainQuery } from '../chain/queries.ts';
import { buttonClass } from '../design/Button.tsx';
import { Lines } from '../design/Lines.tsx';
import { Sheet } from '../design/Sheet.tsx';
import { edge, streamState } from '../edge/edge.ts';
import { configQuery } from '../edge/queries.ts';
import { Term } from '../glossary/Term.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { differences } from '../proof/proofDrawer.ts';
import { verified } from '../proof/verified.ts';
import { useStore } from '../state/useStore.ts';
import { closeSheet } from './openSheet.ts';
import '../home/homeMessages.ts';

const HEALTH_POLL_MS = 2_000;

/** Who answers, how fresh it is, and what this tab has recomputed by itself. */
export function NetworkSheet() {
  const { t } = useTranslation();
  const format = useFormatters();
  const stream = useStore(streamState);
  const { headers, figures } = useStore(verified);
  const differing = useStore(differences).length;
  const config = useQuery(configQuery).data;
  const chain = useQuery(chainQuery);
  const head = useQuery(headQuery(chain.data)).data;
  const health = useQuery({
    queryKey: ['edge', 'health'],
    queryFn: () => edge.health(),
    refetchInterval: HEALTH_POLL_MS,
  }).data;
  const none = t('common.none');
  return (
    <Sheet open onOpen={closeSheet} place="side" title={t('frame.networkTitle')}>
      <section className="grid grid-cols-1 gap-2">
        <h3 className="text-13 font-semibold">{t('frame.networkTab')}</h3>
        <Lines
          lines={[
            { term: t('frame.networkHeaders'), value: format.count(headers) },
            { term: t('frame.networkFigures'), value: format.count(figures) },
            { term: t('frame.networkDiffers'), value: format.count(differing) },
          ]}
        />
        <p className="text-12 text-muted">{t('frame.networkTabNote')}</p>
        <Link href="/verify" onClick={closeSheet} className={buttonClass('plain', 'normal', true)}>
          {t('proof.full')}
        </Link>
      </section>
      <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
        <h3 className="text-13 font-semibold">{t('frame.networkChain')}</h3>
        <Lines
          lines={[
            {
              term: t('frame.networkState'),
              value: t(chain.isError ? 'frame.networkOffline' : 'frame.networkAnswers'),
              words: true,
            },
            {
              term: <Term id="block">{t('frame.block')}</Term>,
              value: head ? format.decimal(head.number.toString()) : none,
            },
            { term: t('frame.networkId'), value: config ? String(config.chainId) : none },
            { term: t('frame.networkRpc'), value: config?.rpcUrl ?? none },
          ]}
        />
      </section>
      <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
        <h3 className="text-13 font-semibold">
          <Term id="edge">{t('frame.networkEdge')}</Term>
        </h3>
        <Lines
          lines={[
            { term: t('frame.networkFeed'), value: t(`frame.feed_${stream}`), words: true },
            {
              term: t('frame.networkSettlement'),
              value: health ? t(`frame.settlement_${health.settlement.state}`) : none,
              words: true,
            },
            {
              term: t('home.commands'),
              value: health ? format.count(health.exchange.sequence) : none,
            },
            {
              term: t('frame.networkSettled'),
              value: health ? format.count(health.exchange.lastSettledSequence) : none,
            },
            { term: t('frame.networkEngine'), value: config ? shortId(config.engineDigest) : none },
          ]}
        />
      </section>
    </Sheet>
  );
}
