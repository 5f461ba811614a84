'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { headQuery } from '../chain/headQuery.ts';
import { useChain } from '../chain/useChain.ts';
import { Lines } from '../design/Lines.tsx';
import { useHeadProof } from '../frame/useHeadProof.ts';
import { shortId } from '../i18n/shortId.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofChip } from '../proof/ProofChip.tsx';
import { Ring } from './Ring.tsx';

/** A figure and its proof, live: the newest block, its hash computed in this tab. */
export function ProofCard() {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const head = useQuery(headQuery(chain)).data;
  const proof = useHeadProof(head, chain);
  const none = t('common.none');
  return (
    <figure
      aria-label={t('home.cardLabel')}
      className="grid grid-cols-[200px_minmax(0,1fr)] items-center gap-5 rounded-panel border border-line bg-panel p-5 max-xl:max-w-[560px] max-md:grid-cols-[112px_minmax(0,1fr)] max-md:p-4"
    >
      <Ring checked={proof?.state === 'checked'} />
      <figcaption className="grid grid-cols-1 gap-2">
        <p className="text-muted">{t('home.cardTitle')}</p>
        <p className="flex flex-wrap items-center gap-2.5">
          <b className="fig text-28 font-medium tracking-[-0.04em]">
            {head ? format.decimal(head.number.toString()) : none}
          </b>
          {proof && <ProofChip proof={proof} words={t(`proof.word_${proof.state}`)} />}
        </p>
        <Lines
          className="mt-1"
          lines={[
            { term: t('home.cardSaid'), value: head ? shortId(head.saidHash) : none },
            { term: t('home.cardComputed'), value: head ? shortId(head.hash) : none },
          ]}
        />
        <Link href="/verify" className="text-12 text-accent-text hover:underline">
          {t('home.cardMore')}
        </Link>
      </figcaption>
    </figure>
  );
}
