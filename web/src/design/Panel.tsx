import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

interface Props {
  title?: ReactNode;
  /** What stands beside the title, muted. */
  note?: ReactNode;
  /** What stands at the header's far end. */
  tools?: ReactNode;
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A surface with a hairline around it; a section of its own when it has a title. */
export function Panel({ title, note, tools, label, className, children }: Props) {
  return (
    <section
      aria-label={label ?? (typeof title === 'string' ? title : undefined)}
      className={classNames('min-w-0 rounded-panel border border-line bg-panel', className)}
    >
      {title !== undefined && (
        <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5">
          <h2 className="text-13 font-semibold">{title}</h2>
          {note !== undefined && <span className="text-12 text-muted">{note}</span>}
          {tools !== undefined && <span className="ms-auto flex items-center gap-2">{tools}</span>}
        </header>
      )}
      {children}
    </section>
  );
}
