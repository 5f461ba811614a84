'use client';
import type { ReactNode } from 'react';
import { ProofChip } from './ProofChip.tsx';
import type { Proof } from './proof.ts';

interface Props {
  proof: Proof;
  children: ReactNode;
  /** What the chain holds, shown beside the struck figure where they differ. */
  truth?: ReactNode;
  words?: string;
}

/** A figure and its proof. One that differs is struck through, with the other value beside it. */
export function ProvenFigure({ proof, children, truth, words }: Props) {
  const differs = proof.state === 'differs';
  return (
    <span className="inline-flex items-center gap-1.5">
      {differs ? (
        <s className="text-muted decoration-alarm decoration-2">{children}</s>
      ) : (
        <span>{children}</span>
      )}
      {differs && <span>{truth ?? proof.chain ?? proof.recomputed}</span>}
      <ProofChip proof={proof} {...(words === undefined ? {} : { words })} />
    </span>
  );
}
