import { log } from '../http/log.ts';

/** A fill that waits longer than this for the chain is somebody's money in doubt. */
const UNSETTLED_MS_MAX = 60_000;
const QUEUE_MAX = 2_048;

export interface Vitals {
  settlement: string;
  oldestUnsettledAgeMs: number;
  waitingCommands: number;
  halted: boolean;
}

const RULES: Readonly<Record<string, (vitals: Vitals) => boolean>> = {
  settlementHalted: ({ settlement }) => settlement === 'settlementHalted',
  chainUnavailable: ({ settlement }) => settlement === 'chainUnavailable',
  settlementLate: ({ oldestUnsettledAgeMs }) => oldestUnsettledAgeMs > UNSETTLED_MS_MAX,
  overrun: ({ waitingCommands }) => waitingCommands > QUEUE_MAX,
  tradingHalted: ({ halted }) => halted,
};

/** What is wrong now. A rule that begins or ceases to hold is logged once. */
export class Alarms {
  #raised: readonly string[] = [];

  get raised(): readonly string[] {
    return this.#raised;
  }

  look(vitals: Vitals): void {
    const raised = Object.keys(RULES).filter((name) => RULES[name]?.(vitals));
    for (const name of raised)
      if (!this.#raised.includes(name)) log('error', 'alarm', { name, raised: true });
    for (const name of this.#raised)
      if (!raised.includes(name)) log('info', 'alarm', { name, raised: false });
    this.#raised = raised;
  }
}
