import { DATABASE_NAME, database } from '../state/database.ts';

/** Everything that pages put into `localStorage` begins with this. */
const STORAGE_PREFIX = 'qca.';

/** What this browser keeps for the pages, in counts. */
export interface KeptCounts {
  settings: number;
  models: number;
  names: number;
  sessionKeys: number;
  wallet: boolean;
}

export async function countOwnData(): Promise<KeptCounts> {
  const db = await database();
  const [models, names, sessionKeys, wallet] = await Promise.all([
    db.count('models'),
    db.count('addresses'),
    db.count('sessions'),
    db.count('keys'),
  ]);
  return { settings: storedKeys().length, models, names, sessionKeys, wallet: wallet > 0 };
}

/** Everything but keys as JSON: a key leaves this browser only as a backup under a passphrase. */
export async function exportOwnData(): Promise<string> {
  const db = await database();
  const [models, addresses] = await Promise.all([db.getAll('models'), db.getAll('addresses')]);
  return JSON.stringify(
    {
      format: 'quantum-chain-own-data',
      version: 1,
      settings: Object.fromEntries(storedKeys().map((key) => [key, localStorage.getItem(key)])),
      addresses,
      models: models.map((model) => ({ ...model, file: hexOf(model.file) })),
    },
    null,
    2,
  );
}

/** Erases settings, keys, models, names and cached pages of this browser. What is on the chain stays there. */
export async function eraseOwnData(): Promise<void> {
  (await database()).close();
  await new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(DATABASE_NAME);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
  for (const key of storedKeys()) localStorage.removeItem(key);
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

function hexOf(bytes: Uint8Array): string {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function storedKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(STORAGE_PREFIX));
}
