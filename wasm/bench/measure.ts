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

/**
 * Rates per second of CPU time, because the machine may be busy with other things: the median of rounds in which both
 * sides take turns, after one round to warm up. The ratio is the median of the rounds' own, for the same reason.
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
  return {
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
}

/** A line without peer for what is not a rate: the less the better. */
export function reading(name: string, unit: string, ours: number, most?: number): Row {
  return {
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
}

function rateOf(contender: Contender): number {
  contender.prepare?.();
  const before = process.cpuUsage();
  contender.run();
  const { user, system } = process.cpuUsage(before);
  return (contender.count * 1e6) / Math.max(1, user + system);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number;
}
