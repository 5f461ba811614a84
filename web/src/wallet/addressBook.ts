import { queryOptions } from '@tanstack/react-query';
import { PageError } from '../errors/pageError.ts';
import { database } from '../state/database.ts';
import { queryClient } from '../state/queryClient.ts';

/** A name that a person gave an address; kept in this browser only. */
export interface BookEntry {
  address: `0x${string}`;
  name: string;
}

const NAME_CHARACTERS_MAX = 40;
const ENTRIES_MAX = 500;

export const addressBookQuery = queryOptions({
  queryKey: ['wallet', 'addressBook'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<BookEntry[]> => {
    const entries = await (await database()).getAll('addresses');
    return entries.sort((left, right) => left.name.localeCompare(right.name));
  },
});

/** @throws PageError `ADDRESS_INVALID`, `NAME_MISSING`, `BOOK_FULL`, `STORAGE_UNAVAILABLE` */
export async function saveAddress(address: string, name: string): Promise<void> {
  const entry = parseEntry(address, name);
  const db = await database();
  if ((await db.count('addresses')) >= ENTRIES_MAX) throw new PageError('BOOK_FULL');
  await db.put('addresses', entry, entry.address.toLowerCase());
  await queryClient.invalidateQueries(addressBookQuery);
}

export async function forgetAddress(address: string): Promise<void> {
  await (await database()).delete('addresses', address.toLowerCase());
  await queryClient.invalidateQueries(addressBookQuery);
}

/** @throws PageError `ADDRESS_INVALID`, `NAME_MISSING` */
export function parseEntry(address: string, name: string): BookEntry {
  return { address: parseAddress(address), name: parseName(name) };
}

/** @throws PageError `ADDRESS_INVALID` */
export function parseAddress(text: string): `0x${string}` {
  const trimmed = text.trim();
  if (!/^0x[0-9a-fA-F]{40}$/.test(trimmed)) throw new PageError('ADDRESS_INVALID');
  return trimmed as `0x${string}`;
}

function parseName(text: string): string {
  const name = text.trim().slice(0, NAME_CHARACTERS_MAX);
  if (name === '') throw new PageError('NAME_MISSING');
  return name;
}
