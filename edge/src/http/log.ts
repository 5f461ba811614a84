type Fields = Record<string, string | number | boolean | null | undefined | readonly string[]>;

/** One line of JSON for whoever collects logs: what happened, and the facts beside it. */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
  console[level](JSON.stringify({ level, event, timeMs: Date.now(), ...fields }));
}
