const LENGTH_MAX = 200;

/** What an error says in one line, for logs and health: viem's messages go on for pages. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').slice(0, LENGTH_MAX);
}
