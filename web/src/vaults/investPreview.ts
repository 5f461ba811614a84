import { parseDecimal } from '@quantum-chain/edge/client';
import { sharesFor, type VaultTotals } from './shareMath.ts';

/** Below `invest.problem_` in the messages. */
export type InvestProblem = 'amount' | 'underMinimum' | 'tooMuch';

export interface InvestPreview {
  /** tUSD, 6 decimals; undefined while nothing readable is entered. */
  assets: bigint | undefined;
  /** Shares that it buys at the last price read. */
  shares: bigint | undefined;
  problem: InvestProblem | undefined;
}

const DOLLAR_DECIMALS = 6;

/**
 * What an investment buys, or what keeps it from being sent.
 * @param available what the wallet holds; undefined without a wallet, and then nothing is too much.
 */
export function previewInvestment(
  text: string,
  vault: VaultTotals & { minimumInvestment: bigint },
  available: bigint | undefined,
): InvestPreview {
  const entered = text.replace(',', '.').trim();
  if (entered === '') return { assets: undefined, shares: undefined, problem: undefined };
  const assets = parseDecimal(entered, DOLLAR_DECIMALS);
  if (assets === undefined) return { assets: undefined, shares: undefined, problem: 'amount' };
  const shares = sharesFor(assets, vault);
  if (assets < vault.minimumInvestment) return { assets, shares, problem: 'underMinimum' };
  if (available !== undefined && assets > available) return { assets, shares, problem: 'tooMuch' };
  return { assets, shares, problem: undefined };
}
