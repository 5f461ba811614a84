'use client';
import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { ProofMark } from '../proof/ProofMark.tsx';
import { differences } from '../proof/proofDrawer.ts';
import { useStore } from '../state/useStore.ts';

/** The one alarm that may interrupt: there until it is read. */
export function DiffersChip() {
  const { t } = useTranslation();
  const known = useStore(differences);
  if (known.length === 0) return null;
  return (
    <span role="alert">
      <Link
        href="/verify"
        className="inline-flex h-7 items-center gap-1.5 rounded-control bg-alarm-tint ps-2 pe-2.5 text-12 font-medium whitespace-nowrap text-alarm-text shadow-[inset_0_0_0_1px_var(--alarm)]"
      >
        <ProofMark state="differs" />
        {t('frame.differsChip', { count: known.length })}
      </Link>
    </span>
  );
}
