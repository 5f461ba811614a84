import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

const TONES = {
  plain: 'text-soft shadow-[inset_0_0_0_1px_var(--line-strong)]',
  good: 'bg-proof-tint text-proof-text',
  pending: 'bg-pending-tint text-pending-text',
  alarm: 'bg-alarm-tint text-alarm-text',
};

/** A word about what stands beside it: simulated, live, withdrawn. */
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 items-center rounded-chip px-1.5 text-12 font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
