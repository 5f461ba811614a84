'use client';
import { modelVaultAbi } from '@quantum-chain/contracts';
import { useTranslation } from 'react-i18next';
import { useChain } from '../chain/useChain.ts';
import { useFormatters } from '../i18n/useFormatters.ts';
import type { Proof } from '../proof/proof.ts';
import type { Position } from './positionQuery.ts';
import { assetsOf, sharePriceOf } from './shareMath.ts';
import { sharesText } from './sharePriceText.ts';
import type { ListedVault } from './vaultsQuery.ts';

/** A position's value, computed here from the vault's totals of one block, against what the contract says it is. */
export function useValueProof(vault: ListedVault, position: Position): Proof {
  const { t } = useTranslation();
  const format = useFormatters();
  const chain = useChain();
  const computed = assetsOf(position.shares, position);
  const sameValue = computed === position.saidAssets ? 'checked' : 'differs';
  const samePrice = sharePriceOf(position) === position.saidSharePrice ? 'checked' : 'differs';
  return {
    title: t('invest.proofValue_title', { model: vault.modelName }),
    state: sameValue === 'checked' && samePrice === 'checked' ? 'checked' : 'differs',
    said: format.dollars(position.saidAssets, 6),
    recomputed: format.dollars(computed, 6),
    chain: format.dollars(position.saidAssets, 6),
    inputs: [
      t('invest.proofValue_block', { number: position.blockNumber.toString() }),
      t('invest.proofValue_shares', {
        shares: sharesText(position.shares, format),
        supply: sharesText(position.totalSupply, format),
      }),
      t('invest.proofValue_assets', { assets: format.dollars(position.totalAssets, 6) }),
    ],
    steps: [
      { label: t('invest.proofValue_stepRead'), state: 'checked' },
      { label: t('invest.proofValue_stepValue'), state: sameValue },
      { label: t('invest.proofValue_stepPrice'), state: samePrice },
    ],
    note: t('invest.proofValue_note'),
    command: chain && {
      rpcUrl: chain.rpcUrl,
      to: vault.address,
      abi: modelVaultAbi,
      functionName: 'convertToAssets',
      args: [position.shares],
      block: position.blockNumber,
    },
  };
}
