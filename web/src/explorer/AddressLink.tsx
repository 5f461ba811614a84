'use client';
import Link from 'next/link';
import { Glyph } from '../design/Glyph.tsx';
import { shortId } from '../i18n/shortId.ts';
import { useKnownNames } from './useKnownNames.ts';

/** An address with its glyph and, where it has one, its name. */
export function AddressLink({ address, full = false }: { address: string; full?: boolean }) {
  const nameOf = useKnownNames();
  const name = nameOf(address);
  return (
    <Link
      href={`/explorer?address=${address}`}
      className="inline-flex max-w-full items-center gap-1.5 align-middle hover:underline"
      title={address}
    >
      <Glyph id={address.toLowerCase()} size={16} />
      <span className={name === undefined ? 'fig truncate' : 'truncate'}>
        {name ?? (full ? address : shortId(address))}
      </span>
    </Link>
  );
}
