/** One line of the table and of bench-results. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer: number | null;
  readonly peerName: string | null;
  readonly ratio: number | null;
  readonly target: string | null;
  readonly met: boolean | null;
  readonly command: string;
}

/** Work that is done `count` times by one call. */
export interface Contender {
  readonly count: number;
  run(): void;
  /** Before each round, not measured. */
  prepare?(): void;
}

interface Comparison {
  readonly name: string;
  /** Of what a second is counted in. */
  readonly unit: string;
  readonly ours: Contender;
  readonly peer?: Contender;
  readonly peerName?: string;
  /** The least ratio to the peer, or the least rate of our own, that was asked for. */
  readonly targetRatio?: number;
  readonly targetRate?: number;
}

const ROUNDS = 7;

/** A host's count of the time that work takes, in microseconds. */
interface Clock {
  readonly name: 'cpu' | 'wall';
  readonly nowMicroseconds: () => number;
}

/** CPU time where the host tells it, because the machine may be busy with other things; a browser tells only the wall's. */
export const CLOCK: Clock = hostClock();

let watcher: ((row: Row) => void) | undefined;

/** Hears of each row as it is measured: whoever waits for a table of minutes wants to see it grow. */
export function watchRows(listener: (row: Row) => void): void {
  watcher = listener;
}

/**
 * Rates per second of the host's clock: the median of rounds in which both sides take turns, after one round to warm up. The
 * ratio is the median of the rounds' own, because the machine may be busy with other things.
 */
export function measure(comparison: Comparison): Row {
  const { name, unit, ours, peer, peerName, targetRatio, targetRate } = comparison;
  const rounds: [own: number, other: number][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const rates: [number, number] = [rateOf(ours), peer ? rateOf(peer) : 0];
    if (round > 0) rounds.push(rates);
  }
  const rate = median(rounds.map(([own]) => own));
  const peerRate = peer ? median(rounds.map(([, other]) => other)) : null;
  const ratio = peer ? median(rounds.map(([own, other]) => own / other)) : null;
  const row: Row = {
    name,
    unit,
    ours: rate,
    peer: peerRate,
    peerName: peerName ?? null,
    ratio,
    target: targetRatio ? `≥ ${targetRatio}× ${peerName}` : targetRate ? `≥ ${targetRate} ${unit}` : null,
    met: targetRatio ? (ratio ?? 0) >= targetRatio : targetRate ? rate >= targetRate : null,
    command: 'npm run bench -w wasm',
  };
  watcher?.(row);
  return row;
}

/** A line without peer for what is not a rate: the less the better. */
export function reading(name: string, unit: string, ours: number, most?: number): Row {
  const row: Row = {
    name,
    unit,
    ours,
    peer: null,
    peerName: null,
    ratio: null,
    target: most === undefined ? null : `< ${most} ${unit}`,
    met: most === undefined ? null : ours < most,
    command: 'npm run bench -w wasm',
  };
  watcher?.(row);
  return row;
}

function rateOf(contender: Contender): number {
  contender.prepare?.();
  const before = CLOCK.nowMicroseconds();
  contender.run();
  return (contender.count * 1e6) / Math.max(1, CLOCK.nowMicroseconds() - before);
}

function hostClock(): Clock {
  const { process } = globalThis as { process?: { cpuUsage?: () => { user: number; system: number } } };
  const cpuUsage = process?.cpuUsage?.bind(process);
  if (!cpuUsage) return { name: 'wall', nowMicroseconds: () => performance.now() * 1_000 };
  return {
    name: 'cpu',
    nowMicroseconds() {
      const { user, system } = cpuUsage();
      return user + system;
    },
  };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number;
}
