import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { PageError } from '../errors/pageError.ts';
import type { SavedModel } from '../models/savedModel.ts';
import type { BookEntry } from '../wallet/addressBook.ts';
import type { SealedKey } from '../wallet/sealedKey.ts';
import type { SealedSession } from '../wallet/session.ts';

/** What the page keeps in this browser, and nowhere else. */
interface Schema extends DBSchema {
  /** The embedded wallet's key, sealed, under `wallet`. */
  keys: { key: string; value: SealedKey };
  /** Which wallet was used last, under `choice`. */
  choices: { key: string; value: string };
  /** By account, lower case. */
  sessions: { key: string; value: SealedSession };
  /** Models that were trained here, by id. */
  models: { key: string; value: SavedModel };
  /** Names that a person gave to addresses, by address, lower case. */
  addresses: { key: string; value: BookEntry };
}

export const DATABASE_NAME = 'quantum-chain';
const STORES = ['keys', 'choices', 'sessions', 'models', 'addresses'] as const;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** @throws PageError `STORAGE_UNAVAILABLE` where the browser keeps nothing for the page. */
export function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(DATABASE_NAME, 2, {
    upgrade(db) {
      for (const name of STORES) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
    },
    // Another tab wants a newer shape, or to erase everything: this one must not hold it up.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
  }).catch((cause: unknown) => {
    opened = undefined;
    throw new PageError('STORAGE_UNAVAILABLE', { cause });
  });
  return opened;
}
