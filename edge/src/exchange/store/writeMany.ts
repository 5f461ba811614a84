import type { Sql } from './sql.ts';

/** A Durable Object's value is at most 2 MB. */
const CHARACTERS_MAX = 500_000;

/**
 * Runs one statement over many rows: it reads them from `json_each(?)`, each row a list. One statement for a group costs a small
 * part of one for each row.
 */
export function writeMany(sql: Sql, statement: string, rows: readonly (readonly unknown[])[]): void {
  let chunk: string[] = [];
  let characters = 0;
  const write = () => {
    if (chunk.length > 0) sql.exec(statement, `[${chunk.join(',')}]`);
    chunk = [];
    characters = 0;
  };
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (characters + text.length > CHARACTERS_MAX) write();
    chunk.push(text);
    characters += text.length;
  }
  write();
}

/** `value->>0, value->>1, …`: the columns of a row in `json_each`. */
export function listColumns(count: number): string {
  return Array.from({ length: count }, (_, index) => `value->>${index}`).join(', ');
}
