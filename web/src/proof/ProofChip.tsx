'use client';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../design/classNames.ts';
import { ProofMark } from './ProofMark.tsx';
import type { Proof } from './proof.ts';
import { openProof, reportDifference } from './proofDrawer.ts';
import { countCheckedFigure } from './verified.ts';

interface Props {
  proof: Proof;
  /** With words it stands beside a headline; bare it stands in a table. */
  words?: string;
}

/** The mark after a figure. Pressing it opens what the figure stands on. */
export function ProofChip({ proof, words }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    if (proof.specimen) return;
    if (proof.state === 'differs') reportDifference(proof.title);
    if (proof.state === 'checked') countCheckedFigure(`${proof.title} ${proof.said}`);
  }, [proof.specimen, proof.state, proof.title, proof.said]);
  return (
    <button
      type="button"
      data-proof={proof.state}
      aria-label={`${proof.title}: ${words === undefined ? '' : `${words}. `}${t('proof.open', { state: t(`proof.state_${proof.state}`) })}`}
      title={t(`proof.state_${proof.state}`)}
      onClick={() => openProof.set(proof)}
      className={classNames(
        'relative inline-flex h-5 items-center gap-1.5 rounded-chip align-middle font-words text-12 font-medium tracking-normal text-soft',
        'after:absolute after:-inset-x-1 after:-inset-y-1.5 hover:bg-raised',
        words === undefined ? 'px-0.5' : 'ps-1.5 pe-2 shadow-[inset_0_0_0_1px_var(--line-strong)]',
        proof.state === 'pending' && 'text-pending-text',
        proof.state === 'differs' && 'text-alarm-text',
        proof.state === 'differs' &&
          words !== undefined &&
          'bg-alarm-tint shadow-[inset_0_0_0_1px_var(--alarm)]',
      )}
    >
      <ProofMark state={proof.state} />
      {words !== undefined && <span>{words}</span>}
    </button>
  );
}
