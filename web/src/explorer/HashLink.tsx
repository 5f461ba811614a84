import Link from 'next/link';
import { shortId } from '../i18n/shortId.ts';

/** A transaction's hash, short, leading to it. */
export function HashLink({ hash }: { hash: string }) {
  return (
    <Link href={`/explorer?tx=${hash}`} title={hash} className="fig hover:underline">
      {shortId(hash)}
    </Link>
  );
}
