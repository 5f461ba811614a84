import type { Hex } from 'viem';
import type { Application } from './application.ts';
import { Driver, type Effect } from './driver.ts';
import type { Timeout, TimeoutKind, ValidatorSet } from './messages.ts';

/** Runs `task` later; returns the way to call it off. */
export type Schedule = (delayMs: number, task: () => void) => () => void;

interface ConsensusParts {
  readonly application: Application;
  readonly validators: ValidatorSet;
  readonly self: Hex;
  readonly schedule: Schedule;
}

/** First round's timeouts; each later round waits longer, until messages get through (section III of the paper). */
const TIMEOUT_MS: Record<TimeoutKind, number> = { propose: 3_000, prevote: 1_000, precommit: 1_000 };
const TIMEOUT_STEP_MS = 500;

/**
 * The shell around the driver: performs its effects. With one validator its own messages are the only ones, so there
 * is no network to send them to, no signature for anyone to check and no write-ahead log to restore them from.
 */
export class Consensus {
  readonly #parts: ConsensusParts;

  constructor(parts: ConsensusParts) {
    this.#parts = parts;
  }

  /**
   * Decides and commits one height, and returns once it is final.
   *
   * @throws what the application throws; the height is then undecided and may be tried again
   */
  async decideNextHeight(): Promise<void> {
    const { application, validators, self, schedule } = this.#parts;
    const driver = new Driver(application.nextHeight(), validators, self);
    const inbox = new Inbox();
    const timers: (() => void)[] = [];
    try {
      let effects = driver.start();
      for (;;) {
        for (const effect of effects) {
          switch (effect.kind) {
            case 'decide':
              return await application.commit(effect.valueId);
            case 'getValue': {
              const valueId = await application.propose();
              inbox.put(() => driver.propose(effect.round, valueId));
              break;
            }
            case 'broadcastProposal': {
              const { proposal } = effect;
              inbox.put(() => driver.receiveProposal(proposal, application.isValid(proposal.valueId)));
              break;
            }
            case 'broadcastVote':
              inbox.put(() => driver.receiveVote(effect.vote));
              break;
            case 'scheduleTimeout': {
              const { timeout } = effect;
              timers.push(
                schedule(timeoutMs(timeout), () => inbox.put(() => driver.timeoutElapsed(timeout))),
              );
              break;
            }
          }
        }
        const message = await inbox.take();
        effects = message();
      }
    } finally {
      for (const cancel of timers) cancel();
    }
  }
}

function timeoutMs({ kind, round }: Timeout): number {
  return TIMEOUT_MS[kind] + round * TIMEOUT_STEP_MS;
}

/** What the driver has to hear next, in order of arrival. It holds no more than the driver's own last outputs. */
class Inbox {
  readonly #messages: (() => Effect[])[] = [];
  #wake: (() => void) | undefined;

  put(message: () => Effect[]): void {
    this.#messages.push(message);
    this.#wake?.();
  }

  async take(): Promise<() => Effect[]> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
