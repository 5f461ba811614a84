import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Props {
  label: ReactNode;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
  /** For screen readers only, where the place says what it is about. */
  labelHidden?: boolean;
}

/** One thing among others that is chosen or not. */
export function Checkbox({ label, checked, onChecked, disabled, labelHidden }: Props) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChecked(event.target.checked)}
        className="size-4 flex-none cursor-pointer accent-[var(--accent-fill)] focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent disabled:cursor-not-allowed"
      />
      <span className={classNames(labelHidden && 'sr-only')}>{label}</span>
    </label>
  );
}
