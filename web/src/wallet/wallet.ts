import { PageError } from '../errors/pageError.ts';
import { database } from '../state/database.ts';
import type { Signer } from './signer.ts';
import { walletState } from './walletStore.ts';

let signer: Signer | undefined;

/** Reads what this browser keeps, and opens it where that needs nobody. Once, when the page starts. */
export async function restoreWallet(): Promise<void> {
  try {
    const db = await database();
    if ((await db.get('choices', 'wallet')) === 'injected') {
      const { reconnectInjected } = await import('./injectedWallet.ts');
      const restored = await reconnectInjected();
      if (restored) return use(restored, 'injected');
    }
    const record = await db.get('keys', 'wallet');
    if (!record) return walletState.set({ status: 'none' });
    if (record.protection.kind === 'passphrase')
      return walletState.set({ status: 'locked', address: record.address });
    const { embeddedSigner } = await import('./embeddedWallet.ts');
    use(await embeddedSigner(record), 'embedded');
  } catch {
    // A browser that keeps nothing has no wallet; making one says why it cannot be kept.
    walletState.set({ status: 'none' });
  }
}

/** A new key, made and sealed in this browser. */
export async function createEmbedded(passphrase?: string): Promise<void> {
  const { createEmbeddedWallet } = await import('./embeddedWallet.ts');
  use(await createEmbeddedWallet(passphrase), 'embedded');
}

export async function unlockEmbedded(passphrase: string): Promise<void> {
  const record = await (await database()).get('keys', 'wallet');
  if (!record) throw new PageError('NO_WALLET');
  const { embeddedSigner } = await import('./embeddedWallet.ts');
  use(await embeddedSigner(record, passphrase), 'embedded');
}

/** Replaces the wallet here by a backup's or a raw key's. */
export async function importEmbedded(text: string, passphrase?: string): Promise<void> {
  const { importEmbeddedWallet } = await import('./embeddedWallet.ts');
  use(await importEmbeddedWallet(text, passphrase), 'embedded');
}

export async function connectInjected(): Promise<void> {
  const { connectInjectedWallet } = await import('./injectedWallet.ts');
  use(await connectInjectedWallet(), 'injected');
}

/** Leaves an injected wallet; a key that was made here stays here. */
export async function disconnectInjected(): Promise<void> {
  await (await database()).delete('choices', 'wallet');
  signer = undefined;
  await restoreWallet();
}

/** Closes a wallet that a passphrase opens; the key stays here, sealed. */
export async function lockEmbedded(): Promise<void> {
  signer = undefined;
  await restoreWallet();
}

/** Forgets the key that rests here. Without a backup its funds are out of reach for good. */
export async function removeEmbedded(): Promise<void> {
  const db = await database();
  await Promise.all([db.delete('keys', 'wallet'), db.clear('sessions')]);
  signer = undefined;
  await restoreWallet();
}

/** Whether the key that rests here asks for a passphrase; undefined where none rests here. */
export async function embeddedProtection(): Promise<'device' | 'passphrase' | undefined> {
  return (await (await database()).get('keys', 'wallet'))?.protection.kind;
}

/** @throws PageError `NO_WALLET`, `WALLET_LOCKED` */
export function requireSigner(): Signer {
  if (signer) return signer;
  throw new PageError(walletState.get().status === 'locked' ? 'WALLET_LOCKED' : 'NO_WALLET');
}

function use(next: Signer, kind: 'embedded' | 'injected'): void {
  signer = next;
  walletState.set({ status: 'ready', kind, address: next.address });
}
