'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

export interface ErrorNoteProps {
  error: unknown;
  action?: ReactNode;
  className?: string;
}

// The frame fetches it as soon as a page is drawn: what explains a lost network must not need one.
const ErrorText = dynamic(() => import('./ErrorText.tsx').then((module) => module.ErrorText), { ssr: false });

/** What went wrong, what was not lost, what to do. Nothing while there is no error. */
export function ErrorNote(props: ErrorNoteProps) {
  return props.error ? <ErrorText {...props} /> : null;
}
