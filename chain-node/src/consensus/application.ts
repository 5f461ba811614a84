import type { ValueId } from './messages.ts';

/** What consensus decides about. The chain implements it; consensus knows values by their id only. */
export interface Application {
  /** The height to decide next. */
  nextHeight(): bigint;
  /** Builds a value for the next height and keeps it until that height is decided. */
  propose(): Promise<ValueId>;
  /** The value may become the next height's: the paper's `valid(v)`. Unknown values are not valid. */
  isValid(valueId: ValueId): boolean;
  /** The value was decided: makes it final, on disk. */
  commit(valueId: ValueId): Promise<void>;
}
