import type { Hex } from 'viem';
import { createStore } from '../state/createStore.ts';

/** Which wallet the page works with. */
export type WalletState =
  | { status: 'loading' }
  | { status: 'none' }
  /** A key rests here under a passphrase. */
  | { status: 'locked'; address: Hex }
  | { status: 'ready'; kind: 'embedded' | 'injected'; address: Hex };

export const walletState = createStore<WalletState>({ status: 'loading' });
export const walletSheetOpen = createStore(false);
