/** The proof ring whose gap the tick crosses: a Q. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path stroke="currentColor" d="M17.66 17.66A8 8 0 1 1 20 12" />
      <path className="stroke-proof" d="m10.5 14.5 4.3 4.3 7-7.6" />
    </svg>
  );
}
