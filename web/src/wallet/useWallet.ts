'use client';
import { useStore } from '../state/useStore.ts';
import { type WalletState, walletState } from './walletStore.ts';

export function useWallet(): WalletState & { address?: `0x${string}` } {
  return useStore(walletState);
}
