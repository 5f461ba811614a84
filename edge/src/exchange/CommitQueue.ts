import { attempt, type Outcome } from '../http/outcome.ts';

/** Commands that wait for the next group; beyond it the sequencer is overrun and says so. */
const QUEUE_MAX = 8_192;
/** Groups of this mean size collect on a timer; smaller ones are written as soon as the disk has taken the last group. */
const LARGE_GROUP = 6;
/** Weight of the newest group in the mean. */
const MEAN_SHARE = 1 / 4;

/** What a queue needs of the object that owns it. */
export interface CommitHost {
  /** Resolves when everything written so far is on disk. */
  sync(): Promise<void>;
  /** Runs `work` as one transaction: all that it writes is kept, or nothing. */
  transact<T>(work: () => T): T;
  /** Called in the transaction, after the group's work: writes what was collected. */
  flush(): void;
  /** Called after the transaction of so many jobs, before their first answer. */
  committed(jobs: number): void;
  /** Called after the last answer of the group. */
  answered(): void;
  /** Memory may be ahead of the disk: nothing of it may be told. */
  die(error: unknown): void;
}

interface Job {
  work: (nowMs: number) => unknown;
  done: (outcome: Outcome<never>) => void;
  failed: (error: unknown) => void;
}

/**
 * Group commit: work that arrives together is written together, as one row and one fsync. Answers follow at once, because
 * the object's output gate holds them until the write is on disk. A timer of zero costs more than a millisecond in workerd
 * and collects more, so it is used only while groups are large.
 */
export class CommitQueue {
  readonly #host: CommitHost;
  #jobs: Job[] = [];
  #armed = false;
  #meanGroup = 0;

  constructor(host: CommitHost) {
    this.#host = host;
  }

  get isFull(): boolean {
    return this.#jobs.length >= QUEUE_MAX;
  }

  /** How much waits for the next group. */
  get waiting(): number {
    return this.#jobs.length;
  }

  /** Puts work into the next group. `done` is called once the group is written; the caller has looked at `isFull`. */
  push<T>(
    work: (nowMs: number) => T,
    done: (outcome: Outcome<T>) => void,
    failed: (error: unknown) => void,
  ): void {
    this.#jobs.push({ work, done: done as Job['done'], failed });
    if (this.#armed) return;
    this.#armed = true;
    const commit = () => this.#commit();
    if (this.#meanGroup < LARGE_GROUP) this.#host.sync().then(commit, (error) => this.#host.die(error));
    else setTimeout(commit, 0);
  }

  /** The same as a promise. */
  run<T>(work: (nowMs: number) => T): Promise<Outcome<T>> {
    return new Promise((resolve, reject) => this.push(work, resolve, reject));
  }

  #commit(): void {
    const jobs = this.#jobs;
    this.#jobs = [];
    this.#armed = false;
    this.#meanGroup += (jobs.length - this.#meanGroup) * MEAN_SHARE;
    const nowMs = Date.now();
    let outcomes: Outcome<unknown>[];
    try {
      outcomes = this.#host.transact(() => {
        const all = jobs.map((job) => attempt(() => job.work(nowMs)));
        this.#host.flush();
        return all;
      });
    } catch (error) {
      for (const job of jobs) job.failed(error);
      this.#host.die(error);
      return;
    }
    this.#host.committed(jobs.length);
    for (const [index, job] of jobs.entries()) job.done(outcomes[index] as Outcome<never>);
    this.#host.answered();
  }
}
