'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { linearScale, niceTicks, paddedRange, type Scale } from './scale.ts';

export interface Series {
  name: string;
  values: readonly number[];
  /** `main` is the thing itself, `rival` what it is measured against, `loss` what was lost. */
  tone: 'main' | 'rival' | 'loss';
  dashed?: boolean;
  /** Filled down (or up) to zero. */
  area?: boolean;
}

interface Props {
  label: string;
  series: readonly Series[];
  /** One for each value: times, steps. */
  x: readonly number[];
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  height: number;
  /** A level drawn across, with its name. */
  mark?: { value: number; name: string };
  /** Zero belongs to the picture. */
  withZero?: boolean;
  /** Which value is pointed at; charts of one page share it. */
  pointed?: number | undefined;
  onPointed?: (index: number | undefined) => void;
}

const RIGHT = 64;
const BOTTOM = 22;
const TOP = 10;
const TAG_HEIGHT = 18;
const STROKES = { main: 'stroke-fg', rival: 'stroke-[var(--series-rival)]', loss: 'stroke-down' };
const FILLS = { main: 'fill-fg', rival: 'fill-[var(--series-rival)]', loss: 'fill-down' };

/** Lines over time with their last values at the right, and a crosshair. */
export function LineChart(props: Props) {
  const { label, series, x, formatX, formatY, height, mark, withZero, pointed, onPointed } = props;
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const clip = useId();
  useEffect(() => {
    if (!place.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);

  const all = series
    .flatMap(({ values }) => [...values])
    .concat(mark ? [mark.value] : [], withZero ? [0] : []);
  const [min, max] = paddedRange(all);
  const scaleY = linearScale(min, withZero && max < 0.001 ? 0 : max, height - BOTTOM, TOP);
  const scaleX = linearScale(0, Math.max(1, x.length - 1), 0, Math.max(1, width - RIGHT));
  const drawn = width > 0 && x.length > 0;
  const at = pointed !== undefined && pointed < x.length ? pointed : undefined;
  return (
    <div ref={place} style={{ height }} className="relative overflow-hidden" dir="ltr">
      {drawn && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={label}
          className="absolute inset-0 font-figures text-[11.5px]"
          onPointerMove={(event) => {
            const left = event.clientX - event.currentTarget.getBoundingClientRect().left;
            const index = Math.round((left / Math.max(1, width - RIGHT)) * (x.length - 1));
            onPointed?.(index >= 0 && index < x.length ? index : undefined);
          }}
          onPointerLeave={() => onPointed?.(undefined)}
        >
          <clipPath id={clip}>
            <rect x="0" y="0" width={Math.max(0, width - RIGHT)} height={height - BOTTOM} />
          </clipPath>
          {niceTicks(scaleY.min, scaleY.max, Math.max(2, Math.floor(height / 60))).map((tick) => (
            <g key={tick}>
              <line
                x1="0"
                x2={width - RIGHT}
                y1={scaleY(tick)}
                y2={scaleY(tick)}
                className={tick === 0 ? 'stroke-line-control opacity-70' : 'stroke-[var(--grid)]'}
              />
              <text x={width - RIGHT + 8} y={scaleY(tick) + 4} className="fill-muted">
                {formatY(tick)}
              </text>
            </g>
          ))}
          {tickIndices(x.length, width).map((index) => (
            <text
              key={index}
              x={scaleX(index)}
              y={height - 6}
              textAnchor={index === 0 ? 'start' : 'middle'}
              className="fill-muted"
            >
              {formatX(x[index] ?? 0)}
            </text>
          ))}
          <line x1="0" x2={width} y1={height - BOTTOM} y2={height - BOTTOM} className="stroke-line" />
          {mark && (
            <g>
              <line
                x1="0"
                x2={width - RIGHT}
                y1={scaleY(mark.value)}
                y2={scaleY(mark.value)}
                strokeDasharray="3 3"
                className="stroke-line-control"
              />
              <text x="8" y={scaleY(mark.value) - 5} className="fill-soft font-words text-12">
                {mark.name}
              </text>
            </g>
          )}
          <g clipPath={`url(#${clip})`}>
            {series.map((line) => (
              <g key={line.name}>
                {line.area && (
                  <path
                    d={areaPath(line.values, scaleX, scaleY)}
                    className={`${FILLS[line.tone]} opacity-15`}
                  />
                )}
                <path
                  d={linePath(line.values, scaleX, scaleY)}
                  fill="none"
                  strokeWidth={line.tone === 'main' ? 1.8 : 1.3}
                  strokeLinejoin="round"
                  strokeDasharray={line.dashed ? '4 3' : undefined}
                  className={STROKES[line.tone]}
                />
              </g>
            ))}
          </g>
          {endTags(series, scaleY).map(({ line, value, y }) => (
            <g key={line.name}>
              <circle
                cx={scaleX(line.values.length - 1)}
                cy={scaleY(value)}
                r="2.5"
                className={FILLS[line.tone]}
              />
              <rect
                x={width - RIGHT + 4}
                y={y - TAG_HEIGHT / 2}
                width={RIGHT - 6}
                height={TAG_HEIGHT}
                rx="3"
                className={
                  line.tone === 'rival'
                    ? 'fill-raised stroke-line-strong'
                    : line.tone === 'loss'
                      ? 'fill-down-fill'
                      : 'fill-fg'
                }
              />
              <text
                x={width - RIGHT + 8}
                y={y + 4}
                className={
                  line.tone === 'rival' ? 'fill-soft' : line.tone === 'loss' ? 'fill-down-ink' : 'fill-panel'
                }
              >
                {formatY(value)}
              </text>
            </g>
          ))}
          {at !== undefined && (
            <Crosshair at={at} {...{ series, x, scaleX, scaleY, height, width, formatX }} />
          )}
        </svg>
      )}
    </div>
  );
}

interface CrosshairProps {
  at: number;
  series: readonly Series[];
  x: readonly number[];
  scaleX: Scale;
  scaleY: Scale;
  height: number;
  width: number;
  formatX: (x: number) => string;
}

function Crosshair({ at, series, x, scaleX, scaleY, height, width, formatX }: CrosshairProps) {
  const left = scaleX(at);
  const text = formatX(x[at] ?? 0);
  const half = text.length * 3.6 + 6;
  const middle = Math.min(Math.max(left, half), width - RIGHT - half);
  return (
    <g>
      <line
        x1={left}
        x2={left}
        y1="0"
        y2={height - BOTTOM}
        strokeDasharray="3 3"
        className="stroke-line-control"
      />
      {series.map((line) =>
        Number.isFinite(line.values[at]) ? (
          <circle
            key={line.name}
            cx={left}
            cy={scaleY(line.values[at] as number)}
            r="3"
            className={FILLS[line.tone]}
          />
        ) : null,
      )}
      <rect
        x={middle - half}
        y={height - BOTTOM + 1}
        width={2 * half}
        height={BOTTOM - 3}
        rx="3"
        className="fill-line-strong"
      />
      <text x={middle} y={height - 6} textAnchor="middle" className="fill-fg">
        {text}
      </text>
    </g>
  );
}

function linePath(values: readonly number[], scaleX: Scale, scaleY: Scale): string {
  let path = '';
  values.forEach((value, index) => {
    if (Number.isFinite(value))
      path += `${path === '' ? 'M' : 'L'}${scaleX(index).toFixed(1)} ${scaleY(value).toFixed(1)}`;
  });
  return path;
}

function areaPath(values: readonly number[], scaleX: Scale, scaleY: Scale): string {
  const line = linePath(values, scaleX, scaleY);
  return line === ''
    ? ''
    : `${line}L${scaleX(values.length - 1).toFixed(1)} ${scaleY(0).toFixed(1)}L0 ${scaleY(0).toFixed(1)}Z`;
}

/** Last values beside the lines, moved apart where they would cover each other. */
function endTags(series: readonly Series[], scaleY: Scale): { line: Series; value: number; y: number }[] {
  const tags = series
    .filter((line) => Number.isFinite(line.values.at(-1)))
    .map((line) => ({ line, value: line.values.at(-1) as number, y: scaleY(line.values.at(-1) as number) }))
    .sort((left, right) => left.y - right.y);
  for (let index = 1; index < tags.length; index++) {
    const [above, tag] = [tags[index - 1], tags[index]];
    if (above && tag && tag.y - above.y < TAG_HEIGHT + 1) tag.y = above.y + TAG_HEIGHT + 1;
  }
  return tags;
}

/** Evenly spaced places for the names below; the last one has room for its name. */
function tickIndices(length: number, width: number): number[] {
  const count = Math.max(1, Math.floor((width - RIGHT) / 130));
  const every = Math.max(1, Math.ceil(length / count));
  return Array.from({ length: Math.ceil(length / every) }, (_, index) => index * every);
}
