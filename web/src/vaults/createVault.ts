import { modelVaultFactoryAbi } from '@quantum-chain/contracts';
import type { Hex } from 'viem';
import { chainContext } from '../chain/queries.ts';
import { sendContract } from '../chain/sendContract.ts';
import { edge } from '../edge/edge.ts';
import { queryClient } from '../state/queryClient.ts';

const TRADER_LIFETIME_SECONDS = 30n * 86_400n;

/** Opens a vault for one's own model, traded by the key that the edge names for it. */
export async function createVault(modelId: Hex, marketId: number, modelName: string): Promise<Hex> {
  const { client, contracts } = await chainContext();
  const [{ sessionKey }, block] = await Promise.all([edge.trader(modelId), client.getBlock()]);
  const receipt = await sendContract({
    address: contracts.modelVaultFactory,
    abi: modelVaultFactoryAbi,
    functionName: 'createVault',
    args: [
      modelId,
      marketId,
      sessionKey,
      block.timestamp + TRADER_LIFETIME_SECONDS,
      `${modelName} shares`,
      symbolOf(modelName),
    ],
  });
  await queryClient.invalidateQueries({ queryKey: ['vaults'] });
  const { parseEventLogs } = await import('viem');
  const [event] = parseEventLogs({
    abi: modelVaultFactoryAbi,
    eventName: 'VaultCreated',
    logs: receipt.logs,
  });
  if (!event) throw new Error('a vault without its event');
  return event.args.vault;
}

function symbolOf(name: string): string {
  return (
    name
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, '')
      .slice(0, 8) || 'SHARES'
  );
}
