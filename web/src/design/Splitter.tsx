'use client';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { classNames } from './classNames.ts';

interface Props {
  label: string;
  /** A vertical line moves left and right, a horizontal one up and down. */
  orientation: 'vertical' | 'horizontal';
  /** Size of the panel after the line, in pixels. */
  size: number;
  min: number;
  max: number;
  onSize: (size: number) => void;
}

const STEP = 16;
const GROWS = new Set(['ArrowLeft', 'ArrowUp']);
const SHRINKS = new Set(['ArrowRight', 'ArrowDown']);

/** The line before a panel, dragged or moved by arrows; Home and End take it to its bounds (ARIA's window splitter). */
export function Splitter({ label, orientation, size, min, max, onSize }: Props) {
  const grip = useRef<{ at: number; size: number }>(undefined);
  const vertical = orientation === 'vertical';
  const place = (event: PointerEvent) => (vertical ? event.clientX : event.clientY);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = GROWS.has(event.key)
      ? size + STEP
      : SHRINKS.has(event.key)
        ? size - STEP
        : event.key === 'Home'
          ? min
          : event.key === 'End'
            ? max
            : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onSize(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be focused and moved, a separator can
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        if (grip.current) onSize(grip.current.size + grip.current.at - place(event));
      }}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      className={classNames(
        'absolute z-5 touch-none transition-colors duration-120 hover:bg-line-control focus-visible:bg-accent focus-visible:outline-none max-xl:hidden',
        vertical ? 'inset-y-0 -start-1 w-1.5 cursor-col-resize' : 'inset-x-0 -top-1 h-1.5 cursor-row-resize',
      )}
    />
  );
}
