import { glyphCells } from './glyphCells.ts';

/** A content id drawn as a small mirrored mark: the same id looks the same everywhere. */
export function Glyph({ id, size = 20 }: { id: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="-1.5 -1.5 8 8"
      aria-hidden="true"
      className="block flex-none rounded-[5px] bg-raised fill-soft shadow-[inset_0_0_0_1px_var(--line-strong)]"
    >
      {glyphCells(id).map(([x, y]) => (
        <rect key={`${x}-${y}`} x={x} y={y} width="1.02" height="1.02" />
      ))}
    </svg>
  );
}
