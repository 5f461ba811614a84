type Labels = Record<string, string>;

/** Upper bounds of a group's size and of its time, for histograms. */
const GROUP_BOUNDS = [1, 4, 16, 64, 256, 1_024];

/**
 * Counters of one object since it started, as Prometheus reads them (text exposition format 0.0.4). Names and labels come
 * from the program, never from a request, so there is a fixed number of them.
 */
export class Metrics {
  readonly #counters = new Map<string, number>();
  readonly #groups = new Array<number>(GROUP_BOUNDS.length + 1).fill(0);
  #groupSum = 0;

  count(name: string, labels: Labels = {}, by = 1): void {
    const key = series(name, labels);
    this.#counters.set(key, (this.#counters.get(key) ?? 0) + by);
  }

  /** A group of commands was written. */
  group(size: number): void {
    const found = GROUP_BOUNDS.findIndex((bound) => size <= bound);
    const index = found < 0 ? GROUP_BOUNDS.length : found;
    this.#groups[index] = (this.#groups[index] ?? 0) + 1;
    this.#groupSum += size;
  }

  /** Everything counted, and gauges as they stand now. */
  render(gauges: Readonly<Record<string, number>>): string {
    const lines = [
      ...typed('counter', [...this.#counters]),
      ...typed('gauge', Object.entries(gauges)),
      '# TYPE edge_group_commands histogram',
      ...this.#histogram(),
    ];
    return `${lines.join('\n')}\n`;
  }

  #histogram(): string[] {
    let total = 0;
    const buckets = this.#groups.map((count, index) => {
      total += count;
      return `edge_group_commands_bucket{le="${GROUP_BOUNDS[index] ?? '+Inf'}"} ${total}`;
    });
    return [...buckets, `edge_group_commands_sum ${this.#groupSum}`, `edge_group_commands_count ${total}`];
  }
}

function typed(type: string, entries: readonly (readonly [string, number])[]): string[] {
  let last = '';
  return [...entries]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([key, value]) => {
      const name = key.split('{')[0] ?? '';
      const head = name === last ? [] : [`# TYPE ${name} ${type}`];
      last = name;
      return [...head, `${key} ${value}`];
    });
}

function series(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  return pairs.length > 0 ? `${name}{${pairs.join(',')}}` : name;
}
