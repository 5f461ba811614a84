import type { ReactNode } from 'react';

/** Names and values of one thing, a line each, values beginning at one edge. */
export function Facts({ facts }: { facts: readonly (readonly [term: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-1">
      {facts.map(([term, value], at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place
          key={at}
          className="grid grid-cols-[190px_minmax(0,1fr)] items-baseline gap-4 border-t border-line px-4 py-2 first:border-0 max-md:grid-cols-1 max-md:gap-0.5"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
