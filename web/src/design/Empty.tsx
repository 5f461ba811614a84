import type { ReactNode } from 'react';

/** What stands where there is nothing yet: what would be here, and how it comes to be. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-1.5 px-6 py-8 text-center">
      <svg
        width="56"
        height="24"
        viewBox="0 0 56 24"
        fill="none"
        aria-hidden="true"
        className="stroke-line-control"
      >
        <path d="M2 20h52" strokeDasharray="2 4" />
        <path d="M6 16c8 0 9-8 16-8" strokeWidth="1.5" strokeLinecap="round" strokeDasharray="1 4" />
        <circle cx="28" cy="9" r="4" strokeWidth="1.5" />
      </svg>
      <p className="mt-1 text-14 font-semibold">{title}</p>
      {children !== undefined && <p className="max-w-[40ch] text-muted">{children}</p>}
      {action !== undefined && <div className="mt-2">{action}</div>}
    </div>
  );
}
