'use client';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import type { TermId } from './terms.ts';

// The words and what floats come when somebody asks.
const TermCard = dynamic(() => import('./TermCard.tsx').then((module) => module.TermCard), { ssr: false });

/** A word of finance or of the chain that explains itself when it is pressed. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-expanded={open}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="rounded-chip text-start underline decoration-line-control decoration-dotted underline-offset-3 hover:text-fg hover:decoration-solid"
      >
        {children}
      </button>
      {open && <TermCard id={id} anchor={anchor} onClose={() => setOpen(false)} />}
    </>
  );
}
