import { Spinner } from '../design/Spinner.tsx';
import type { ProofState } from './proof.ts';

const COLOURS: Record<ProofState, string> = {
  unchecked: 'text-fg opacity-60',
  checking: 'text-fg',
  checked: 'text-proof',
  pending: 'text-pending',
  differs: 'text-alarm',
};

/** Five states, five shapes: the ring, the ring filling, the tick it becomes, the dot, the cross. */
export function ProofMark({ state, size = 14 }: { state: ProofState; size?: number }) {
  if (state === 'checking')
    return (
      <span className={COLOURS.checking}>
        <Spinner size={size} />
      </span>
    );
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`block flex-none ${COLOURS[state]}`}
    >
      {state === 'unchecked' && <circle cx="7" cy="7" r="4.75" />}
      {state === 'checked' && <path d="m2.6 7.4 2.9 2.9 5.9-6.2" />}
      {state === 'pending' && <circle cx="7" cy="7" r="3.25" fill="currentColor" stroke="none" />}
      {state === 'differs' && <path d="m3.2 3.2 7.6 7.6m0-7.6-7.6 7.6" />}
    </svg>
  );
}
