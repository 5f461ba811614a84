'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { headQuery } from '../chain/headQuery.ts';
import { chainQuery } from '../chain/queries.ts';
import { classNames } from '../design/classNames.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import { ProofMark } from '../proof/ProofMark.tsx';
import { openProof } from '../proof/proofDrawer.ts';
import { openSheet } from './openSheet.ts';
import { useHeadProof } from './useHeadProof.ts';

/** The chain's head with its proof, and whether the chain answers at all. */
export function HeadChip() {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useQuery(chainQuery);
  const head = useQuery(headQuery(chain.data));
  const proof = useHeadProof(head.data, chain.data);
  const silent = chain.isError || (head.isError && head.data === undefined);
  return (
    <>
      {proof && head.data && (
        <button
          type="button"
          data-proof={proof.state}
          aria-label={`${t('frame.blockLabel', { number: head.data.number.toString() })}. ${t(`proof.state_${proof.state}`)}`}
          onClick={() => openProof.set(proof)}
          className="inline-flex h-8 items-center gap-1.5 rounded-control px-2.5 text-12 whitespace-nowrap text-soft hover:bg-raised"
        >
          <ProofMark state={proof.state} />
          <span className="max-md:hidden">{t('frame.block')}</span>
          <b className="fig font-medium text-fg" data-testid="head-height">
            {format.decimal(head.data.number.toString())}
          </b>
        </button>
      )}
      <button
        type="button"
        onClick={() => openSheet.set('network')}
        aria-haspopup="dialog"
        className="inline-flex h-8 items-center gap-2 rounded-control px-2.5 text-12 whitespace-nowrap text-soft hover:bg-raised max-lg:hidden"
      >
        <i
          aria-hidden="true"
          className={classNames(
            'size-1.5 rounded-full',
            silent ? 'bg-alarm' : head.data ? 'bg-proof' : 'bg-line-control',
          )}
        />
        {t(silent ? 'frame.networkOffline' : 'frame.network')}
      </button>
    </>
  );
}
