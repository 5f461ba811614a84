/** One comparison: what this program computed, and what the chain or the edge says. */
export interface Check {
  says: string;
  ours: string;
  theirs: string;
}

export function failed({ ours, theirs }: Check): boolean {
  return ours !== theirs;
}
