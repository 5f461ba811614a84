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
  command?: string | undefined;
  /** Drawn to show the chip, not a figure: counted nowhere. */
  specimen?: true;
}
