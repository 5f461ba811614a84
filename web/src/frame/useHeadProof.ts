'use client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChainContext } from '../chain/chainContext.ts';
import type { Head } from '../chain/headQuery.ts';
import type { Proof } from '../proof/proof.ts';
import { rpcCommand } from '../proof/rpcCommand.ts';

/** The head's proof: its header hashed here, and linked to the block before where that was seen. */
export function useHeadProof(head: Head | undefined, chain: ChainContext | undefined): Proof | undefined {
  const { t } = useTranslation();
  return useMemo(() => {
    if (!head || !chain) return undefined;
    const equal = head.hash === head.saidHash;
    const linked = head.linked !== false;
    return {
      title: t('proof.head_title', { number: head.number.toString() }),
      state: equal && linked ? 'checked' : 'differs',
      said: head.saidHash,
      recomputed: head.hash,
      chain: head.saidHash,
      inputs: [t('proof.head_input', { count: head.fields }), chain.rpcUrl],
      steps: [
        { label: t('proof.head_step'), state: equal ? 'checked' : 'differs' },
        {
          label: t('proof.head_link'),
          state: head.linked === undefined ? 'unchecked' : head.linked ? 'checked' : 'differs',
        },
      ],
      note: t('proof.head_note'),
      command: rpcCommand(chain.rpcUrl, 'eth_getBlockByNumber', [`0x${head.number.toString(16)}`, false]),
    } satisfies Proof;
  }, [head, chain, t]);
}
