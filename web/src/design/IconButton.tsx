import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string;
  children: ReactNode;
}

export function IconButton({ label, children, className, ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(
        'inline-grid size-8 flex-none place-items-center rounded-control text-muted hover:bg-raised hover:text-fg max-md:size-10',
        className,
      )}
    >
      {children}
    </button>
  );
}
