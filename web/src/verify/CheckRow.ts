/** What a row is about; each section stands for one step of the main loop. */
export type CheckSection = 'evaluations' | 'log' | 'settlement' | 'decisions' | 'profit';

/** What was compared; the page has a sentence for each. */
export type CheckKind =
  | 'evaluationResult'
  | 'evaluationDataset'
  | 'evaluationUnavailable'
  | 'snapshot'
  | 'commandsRoot'
  | 'stateRoot'
  | 'signatures'
  | 'fills'
  | 'balance'
  | 'decisions'
  | 'decision'
  | 'profitFee'
  | 'profitSplit'
  | 'nothingYet';

/**
 * One comparison. `ours` was computed in this tab, `theirs` is what the chain holds (or the edge said, where the chain
 * holds nothing of it). `unchecked` is for what could not be compared, with the reason in `theirs`.
 */
export interface CheckRow {
  section: CheckSection;
  kind: CheckKind;
  /** For the sentence: a batch's number, an address, counts. */
  values: Record<string, string | number>;
  ours: string;
  theirs: string;
  state: 'equal' | 'differs' | 'pending' | 'unchecked';
}

export function compared(
  section: CheckSection,
  kind: CheckKind,
  values: CheckRow['values'],
  ours: string,
  theirs: string,
): CheckRow {
  return { section, kind, values, ours, theirs, state: ours === theirs ? 'equal' : 'differs' };
}
