import type { KeyboardEvent, ReactNode } from 'react';
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

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A few choices of which one holds. One stop for the Tab key; arrows choose. */
export function Segmented<T extends string>({ label, options, value, onValue, tall, wide }: Props<T>) {
  const chosenIndex = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (Math.max(0, chosenIndex) + step + options.length) % options.length;
    const option = options[next];
    if (option) onValue(option.value);
    event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="radio"]')[next]?.focus();
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={classNames(
        'inline-flex min-w-0 gap-0.5 rounded-control bg-raised p-0.5',
        wide && 'flex w-full',
      )}
    >
      {options.map((option, index) => {
        const chosen = index === chosenIndex;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button can be drawn as one; an input cannot
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={chosen}
            // With nothing chosen the first one is where the Tab key stops.
            tabIndex={chosen || (chosenIndex < 0 && index === 0) ? 0 : -1}
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
    </div>
  );
}
