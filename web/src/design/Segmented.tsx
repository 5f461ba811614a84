import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Option<T extends string> {
  value: T;
  label: ReactNode;
  /** Classes of this option when it is chosen, instead of the quiet ones. */
  chosenClass?: string;
}

interface Props<T extends string> {
  label: string;
  options: readonly Option<T>[];
  value: T;
  onValue: (value: T) => void;
  tall?: boolean;
  wide?: boolean;
}

/** A few choices of which one holds. */
export function Segmented<T extends string>({ label, options, value, onValue, tall, wide }: Props<T>) {
  return (
    <fieldset
      aria-label={label}
      className={classNames(
        'inline-flex min-w-0 gap-0.5 rounded-control bg-raised p-0.5',
        wide && 'flex w-full',
      )}
    >
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <button
            key={option.value}
            type="button"
            aria-pressed={chosen}
            onClick={() => onValue(option.value)}
            className={classNames(
              'flex-1 rounded-chip px-2 font-medium whitespace-nowrap',
              tall ? 'h-7.5 text-13 max-md:h-10' : 'h-6 text-12 max-md:h-8',
              chosen
                ? (option.chosenClass ?? 'bg-picked text-fg shadow-[0_0_0_1px_var(--line-strong)]')
                : 'text-muted hover:text-fg',
            )}
          >
            {option.label}
          </button>
        );
      })}
    </fieldset>
  );
}
