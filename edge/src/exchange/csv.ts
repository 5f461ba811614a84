/** Rows as CSV (RFC 4180), the first row's keys as head. An empty list is an empty file. */
export function toCsv(rows: readonly object[]): string {
  const head = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => head.map((name) => cell((row as Record<string, unknown>)[name])).join(','));
  return head.length === 0 ? '' : `${[head.join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
