/** The proof ring, filling: the one sign of work in progress. */
export function Spinner({ size = 14 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="4.75" opacity="0.28" />
      <circle
        cx="7"
        cy="7"
        r="4.75"
        pathLength={100}
        strokeDasharray="64 100"
        transform="rotate(-90 7 7)"
        className="animate-[ring-fill_1.4s_var(--ease-out)_infinite]"
      />
    </svg>
  );
}
