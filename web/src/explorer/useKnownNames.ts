'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { configQuery } from '../edge/queries.ts';
import { vaultsQuery } from '../vaults/vaultsQuery.ts';
import { addressBookQuery } from '../wallet/addressBook.ts';
import { useWallet } from '../wallet/useWallet.ts';

const CONTRACTS = ['exchange', 'modelRegistry', 'modelVaultFactory', 'qor', 'tUSD', 'tBTC'] as const;

/** What an address is called, where it is one of ours or the person gave it a name. */
export function useKnownNames(): (address: string) => string | undefined {
  const { t } = useTranslation();
  const config = useQuery(configQuery).data;
  const vaults = useQuery(vaultsQuery(useChain())).data ?? [];
  const book = useQuery(addressBookQuery).data ?? [];
  const { address: own } = useWallet();
  const names = new Map<string, string>();
  const name = (address: string | null | undefined, text: string) => {
    if (address) names.set(address.toLowerCase(), text);
  };
  name(config?.operator, t('explorer.name_operator'));
  name(config?.marketMaker, t('explorer.name_marketMaker'));
  name(config?.deployment?.treasury, t('explorer.name_treasury'));
  for (const contract of CONTRACTS) name(config?.deployment?.[contract], t(`explorer.name_${contract}`));
  for (const vault of vaults) name(vault.address, t('explorer.name_vault', { model: vault.modelName }));
  for (const entry of book) name(entry.address, entry.name);
  name(own, t('explorer.name_own'));
  return (address) => names.get(address.toLowerCase());
}
