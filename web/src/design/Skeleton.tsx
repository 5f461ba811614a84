/** Rows of the height that the real ones will have. */
export function Skeleton({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="px-4 py-1">
      {Array.from({ length: rows }, (_, row) => `row ${row}`).map((row) => (
        <div
          key={row}
          className="grid h-10 grid-cols-[2fr_1fr_1fr] items-center gap-4 border-t border-line first:border-0"
        >
          <i className="h-2.5 w-3/5 animate-[breathe_1.6s_ease-in-out_infinite] rounded-[3px] bg-line-strong" />
          <i className="h-2.5 w-1/2 animate-[breathe_1.6s_ease-in-out_infinite] justify-self-end rounded-[3px] bg-line-strong" />
          <i className="h-2.5 w-1/3 animate-[breathe_1.6s_ease-in-out_infinite] justify-self-end rounded-[3px] bg-line-strong" />
        </div>
      ))}
    </div>
  );
}
