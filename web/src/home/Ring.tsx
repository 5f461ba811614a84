'use client';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

const CHECKS = ['backtests', 'orders', 'fills', 'decisions', 'profit'] as const;
const CENTRE = 110;
const RADIUS = 78;
const TEXT_RADIUS = 92;
/** Text below the middle runs the other way, so that it can be read; it hangs further out by its height. */
const LOW_TEXT_RADIUS = 102;
const GAP_RADIANS = 0.05;

/** One arc for each of the five checks. The tick is green only while the figure beside it has been computed here. */
export function Ring({ checked }: { checked: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const step = (2 * Math.PI) / CHECKS.length;
  return (
    <svg
      viewBox="0 0 220 220"
      role="img"
      aria-label={t('home.ringLabel')}
      className="h-auto w-full overflow-visible"
    >
      {CHECKS.map((check, index) => {
        const from = index * step + GAP_RADIANS;
        const to = (index + 1) * step - GAP_RADIANS;
        const middle = (from + to) / 2;
        const low = Math.cos(middle) < -0.2;
        return (
          <g key={check}>
            <path d={arc(from, to, RADIUS)} fill="none" strokeWidth="7" className="stroke-fg" />
            <path
              id={`${id}${check}`}
              d={low ? arc(to, from, LOW_TEXT_RADIUS) : arc(from, to, TEXT_RADIUS)}
              fill="none"
            />
            <text textAnchor="middle" className="fill-soft text-[11px] max-md:hidden">
              <textPath href={`#${id}${check}`} startOffset="50%">
                {`${index + 1} ${t(`home.check_${check}`)}`}
              </textPath>
            </text>
          </g>
        );
      })}
      <path
        d="m84 113 18 18 36-40"
        fill="none"
        strokeWidth="9"
        strokeLinecap="round"
        strokeLinejoin="round"
        className={checked ? 'stroke-proof' : 'stroke-line-strong'}
      />
    </svg>
  );
}

/** A part of a circle, from one angle to another; angles grow clockwise from the top. */
function arc(from: number, to: number, radius: number): string {
  const point = (angle: number) =>
    `${(CENTRE + radius * Math.sin(angle)).toFixed(2)} ${(CENTRE - radius * Math.cos(angle)).toFixed(2)}`;
  return `M${point(from)}A${radius} ${radius} 0 0 ${from < to ? 1 : 0} ${point(to)}`;
}
