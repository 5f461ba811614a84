import type { Abi } from 'viem';

/** A contract's view function and what to ask it; made into a command when somebody looks. */
export interface ContractRead {
  rpcUrl: string;
  to: `0x${string}`;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  /** The newest block where it is left out. */
  block?: bigint;
}

/** How far this tab has got with recomputing a figure. */
export type ProofState = 'unchecked' | 'checking' | 'checked' | 'pending' | 'differs';

interface ProofStep {
  label: string;
  state: ProofState;
  /** What it took, where it was measured. */
  tookMs?: number;
}

/** What a chip opens: where a figure came from, what was done with it here, and all values that should be equal. */
export interface Proof {
  title: string;
  state: ProofState;
  /** What the page was told, formatted. */
  said: string;
  /** What this tab computed; undefined until it has. */
  recomputed?: string | undefined;
  /** What the chain holds; undefined where it holds nothing of it yet. */
  chain?: string | undefined;
  inputs: readonly string[];
  steps: readonly ProofStep[];
  /** What the check proves and what it does not. */
  note?: string;
  /** A shell command that reads the chain's value without this page. */
  command?: string | ContractRead | undefined;
  /** Drawn to show the chip, not a figure: counted nowhere. */
  specimen?: true;
}
