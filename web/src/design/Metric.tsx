import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Props {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'up' | 'down' | undefined;
  testId?: string;
}

/** One figure with its name above and what it is measured against below. */
export function Metric({ label, value, note, tone, testId }: Props) {
  return (
    <div className="min-w-0 bg-panel px-4 py-3.5 max-md:last:odd:col-span-2">
      <span className="block text-12 text-muted">{label}</span>
      <div
        className={classNames(
          'fig mt-0.5 flex items-center gap-1.5 text-20 font-medium tracking-[-0.03em]',
          tone === 'up' && 'text-up-text',
          tone === 'down' && 'text-down-text',
        )}
        data-testid={testId}
      >
        {value}
      </div>
      {note !== undefined && (
        <small className="block truncate text-12 text-muted max-md:whitespace-normal">{note}</small>
      )}
    </div>
  );
}

/** Metrics side by side, hairlines between them. */
export function Metrics({
  columns,
  label,
  children,
}: {
  columns: 2 | 3 | 4 | 5;
  label: string;
  children: ReactNode;
}) {
  const wide = {
    2: 'md:grid-cols-2',
    3: 'md:grid-cols-3',
    4: 'md:grid-cols-4',
    5: 'lg:grid-cols-5 md:grid-cols-3 md:max-lg:[&>*:last-child]:col-span-2',
  }[columns];
  return (
    <section
      aria-label={label}
      className={classNames(
        'grid grid-cols-2 gap-px overflow-hidden rounded-panel border border-line bg-line',
        wide,
      )}
    >
      {children}
    </section>
  );
}
