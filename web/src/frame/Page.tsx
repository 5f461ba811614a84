import type { ReactNode } from 'react';
import { classNames } from '../design/classNames.ts';

/** The measure of every page but Trade; `narrow` is for pages that are read rather than worked in. */
export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div
      className={classNames(
        'mx-auto grid grid-cols-1 content-start px-8 pt-6 pb-16 max-md:px-4 max-md:pt-4 max-md:pb-10',
        narrow ? 'max-w-[1240px] gap-8 max-md:gap-6' : 'max-w-[1360px] gap-6 max-md:gap-4',
      )}
    >
      {children}
    </div>
  );
}

interface TitleProps {
  title: ReactNode;
  note?: ReactNode;
  crumb?: ReactNode;
  tools?: ReactNode;
}

export function PageTitle({ title, note, crumb, tools }: TitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {crumb !== undefined && <p className="text-12 text-muted">{crumb}</p>}
        <h1 className="text-28 font-semibold tracking-[-0.02em]">{title}</h1>
        {note !== undefined && <p className="mt-1 max-w-[80ch] text-soft">{note}</p>}
      </div>
      {tools !== undefined && <div className="flex flex-wrap items-center gap-2">{tools}</div>}
    </div>
  );
}
