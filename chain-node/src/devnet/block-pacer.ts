import type { Schedule } from '../consensus/consensus.ts';

export interface Pace {
  /** Least time between two blocks. */
  readonly blockTimeMs: number;
  /** Time after which a block comes although nothing waits; 0 means never. */
  readonly emptyBlockTimeMs: number;
}

/**
 * Says when the next block is due: as soon as something waits and `blockTimeMs` passed since the last block, or after
 * `emptyBlockTimeMs` without anything, so that `block.timestamp` moves on while the disk hardly fills.
 */
export class BlockPacer {
  readonly #pace: Pace;
  readonly #hasWork: () => boolean;
  readonly #now: () => number;
  readonly #schedule: Schedule;
  #lastBlockMs: number;
  #wake: () => void = () => {};
  #stopped = false;

  constructor(pace: Pace, hasWork: () => boolean, now: () => number, schedule: Schedule) {
    this.#pace = pace;
    this.#hasWork = hasWork;
    this.#now = now;
    this.#schedule = schedule;
    this.#lastBlockMs = now();
  }

  /** Something may have begun to wait. */
  notify(): void {
    this.#wake();
  }

  /** Lets a pending {@link untilDue} return `false`, and every later one. */
  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  /** Returns `true` when a block is due, `false` once stopped. */
  async untilDue(): Promise<boolean> {
    for (;;) {
      if (this.#stopped) return false;
      const waitMs = this.#waitMs();
      if (waitMs <= 0) {
        this.#lastBlockMs = this.#now();
        return true;
      }
      await this.#pause(waitMs);
    }
  }

  #waitMs(): number {
    const { blockTimeMs, emptyBlockTimeMs } = this.#pace;
    const sinceMs = this.#now() - this.#lastBlockMs;
    if (this.#hasWork()) return blockTimeMs - sinceMs;
    return emptyBlockTimeMs === 0 ? Number.POSITIVE_INFINITY : emptyBlockTimeMs - sinceMs;
  }

  #pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel =
        waitMs === Number.POSITIVE_INFINITY ? () => {} : this.#schedule(waitMs, () => this.#wake());
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
