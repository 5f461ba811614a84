import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'size'> {
  label: string;
  unit?: ReactNode;
  /** Says what is wrong with the value; announced. */
  problem?: string | undefined;
  hint?: ReactNode;
  onValue: (value: string) => void;
  /** Words are aligned to the start, figures to the end. */
  figures?: boolean;
  big?: boolean;
}

/** One labelled input in a frame, with its unit, and below it what is wrong. */
export function Field({
  label,
  unit,
  problem,
  hint,
  onValue,
  figures = false,
  big = false,
  className,
  ...rest
}: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = problem ?? hint;
  return (
    <div className={className}>
      <div
        className={classNames(
          'flex items-center gap-2 rounded-control bg-ink px-2.5 focus-within:shadow-[inset_0_0_0_1px_var(--accent),0_0_0_2px_var(--accent-tint)]',
          big ? 'h-13' : 'h-9 max-md:h-11',
          problem ? 'shadow-[inset_0_0_0_1px_var(--alarm)]' : 'shadow-[inset_0_0_0_1px_var(--line-strong)]',
        )}
      >
        <label
          htmlFor={id}
          className={classNames('whitespace-nowrap text-muted', big ? 'text-14' : 'text-12')}
        >
          {label}
        </label>
        <input
          id={id}
          autoComplete="off"
          spellCheck={false}
          {...rest}
          aria-invalid={problem ? true : undefined}
          aria-describedby={note ? noteId : undefined}
          onChange={(event) => onValue(event.target.value)}
          className={classNames(
            'min-w-0 flex-1 bg-transparent max-md:text-16',
            figures ? 'fig text-end' : 'text-start',
            big && 'text-28 font-medium tracking-tight',
          )}
        />
        {unit !== undefined && <span className="min-w-7 text-end text-12 text-soft">{unit}</span>}
      </div>
      {note !== undefined && (
        <p id={noteId} className={classNames('mt-1 text-12', problem ? 'text-alarm-text' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  );
}
