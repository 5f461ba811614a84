'use client';
import { useSearchParams } from 'next/navigation';
import type { ListedVault } from './vaultsQuery.ts';

/** The vault that the address names by `?vault=` or `?model=`; the newest where it names none. */
export function useSelectedVault(vaults: readonly ListedVault[]): {
  vault: ListedVault | undefined;
  select: (address: string) => void;
} {
  const parameters = useSearchParams();
  const address = parameters.get('vault')?.toLowerCase();
  const model = parameters.get('model')?.toLowerCase();
  const named = vaults.find((vault) =>
    address ? vault.address.toLowerCase() === address : vault.modelId.toLowerCase() === model,
  );
  return {
    vault: named ?? vaults[0],
    select: (next) => window.history.replaceState(null, '', `?vault=${next}`),
  };
}
