'use client';
import { useRef } from 'react';
import { changedFrom } from './changedFrom.ts';

/** A figure that changes in place: its width is its text's, and only the digits that changed flash once. */
export function Figure({ text }: { text: string }) {
  const shown = useRef({ text, from: text.length });
  if (shown.current.text !== text) shown.current = { text, from: changedFrom(shown.current.text, text) };
  const { from } = shown.current;
  return (
    <span className="fig">
      {text.slice(0, from)}
      {from < text.length && (
        <span key={text} className="animate-[flash_var(--motion-flash)_var(--motion-ease)] rounded-[2px]">
          {text.slice(from)}
        </span>
      )}
    </span>
  );
}
