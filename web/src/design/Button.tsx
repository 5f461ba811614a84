import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Spinner } from './Spinner.tsx';

const VARIANTS = {
  primary: 'bg-accent-fill text-accent-ink hover:brightness-110',
  plain: 'bg-panel text-fg shadow-[inset_0_0_0_1px_var(--line-strong)] hover:bg-raised',
  ghost: 'text-soft hover:bg-raised hover:text-fg',
  buy: 'bg-up-fill text-up-ink font-semibold hover:brightness-110',
  sell: 'bg-down-fill text-down-ink font-semibold hover:brightness-110',
  danger: 'bg-alarm-fill text-alarm-ink hover:brightness-110',
};
const SIZES = {
  small: 'h-7 px-2.5 text-12',
  normal: 'h-8 px-3 text-13',
  large: 'h-10 px-4 text-14 max-md:h-12',
};

export type ButtonVariant = keyof typeof VARIANTS;
type Size = keyof typeof SIZES;

/** How a button looks, for links that stand where a button would. */
export function buttonClass(variant: ButtonVariant = 'plain', size: Size = 'normal', wide = false): string {
  return classNames(
    'inline-flex items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap select-none',
    'transition-[background,filter] duration-120 ease-out',
    'disabled:bg-raised disabled:text-muted disabled:shadow-none disabled:cursor-not-allowed disabled:brightness-100',
    VARIANTS[variant],
    SIZES[size],
    wide && 'w-full',
  );
}

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant;
  size?: Size;
  wide?: boolean;
  /** Shows progress and refuses presses. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({ variant, size, wide, busy = false, disabled, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={classNames(buttonClass(variant, size, wide), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
