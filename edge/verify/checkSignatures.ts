import type { LogRowAnswer } from '@quantum-chain/edge/client';
import type { Hex } from 'viem';
import type { Check } from './check.ts';
import { problemOf } from './checkSigned.ts';
import type { PublicData } from './publicData.ts';
import type { Replay, Trade } from './Replay.ts';

/** One check over all signed commands of some rows: it names the first that is wrong. */
export async function* checkSignatures(
  data: PublicData,
  { engine }: Replay,
  { rows, trades }: { rows: readonly LogRowAnswer[]; trades: readonly Trade[] },
  name: string,
): AsyncGenerator<Check> {
  const rights = new Map<string, Promise<boolean>>();
  const traded = new Set(trades.flatMap(({ makerOrderId, takerOrderId }) => [makerOrderId, takerOrderId]));
  const addressOf = (account: number) => engine.addressOf(account).toLowerCase() as Hex;
  let signed = 0;
  for (const row of rows) {
    const problem = await problemOf(data, row, addressOf, { traded, rights });
    if (problem) {
      yield { says: `${name}: signatures`, ours: problem, theirs: 'every order signed by its account' };
      return;
    }
    if (row.signed) signed++;
  }
  yield { says: `${name}: ${signed} signatures`, ours: 'valid', theirs: 'valid' };
}
