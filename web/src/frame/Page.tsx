import type { ReactNode } from 'react';
import { classNames } from '../design/classNames.ts';

/** The measure of every page but Trade. */
export function Page({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={classNames(
        'mx-auto grid max-w-[1360px] grid-cols-[minmax(0,1fr)] content-start gap-6 px-8 pt-6 pb-16 max-md:gap-4 max-md:px-4 max-md:pt-4 max-md:pb-10',
        className,
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
