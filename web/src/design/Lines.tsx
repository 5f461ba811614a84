import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

export interface Line {
  term: ReactNode;
  value: ReactNode;
  /** Drawn with a rule above, as a sum. */
  total?: boolean;
  /** Words instead of a figure. */
  words?: boolean;
  /** A test reads this value by its id where no role says which it is. */
  testId?: string;
}

/** Terms and their figures, one a line, figures on the right. */
export function Lines({ lines, className }: { lines: readonly Line[]; className?: string }) {
  return (
    <dl className={classNames('grid gap-1.5', className)}>
      {lines.map((line, index) => (
        <div
          // Lines have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed for a view
          key={index}
          className={classNames(
            'flex items-baseline justify-between gap-3',
            line.total && 'mt-0.5 border-t border-line pt-2',
          )}
        >
          <dt className={line.total ? 'font-medium text-fg' : 'text-muted'}>{line.term}</dt>
          <dd
            data-testid={line.testId}
            className={classNames(
              'text-end',
              !line.words && 'fig text-[12.5px]',
              line.total && 'font-semibold',
            )}
          >
            {line.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
