import { firstRow, rows, type Sql } from './sql.ts';

/** A command as it is exported: its record, and the signed message that caused it. */
export interface LoggedCommand {
  sequence: number;
  record: Uint8Array;
  /** JSON of the signed message; null where the operator or the chain caused it. */
  signed: unknown;
}

interface GroupRow {
  first_sequence: number;
  count: number;
  records: ArrayBuffer;
  signed: string;
}

/** A Durable Object's value is at most 2 MB: this many records and their messages stay well below. */
const GROUP_COMMANDS_MAX = 512;

/** Appends commands that follow each other as one row. They are durable before any answer about them leaves the object. */
export function appendGroup(sql: Sql, commands: readonly LoggedCommand[], recordBytes: number): void {
  for (let start = 0; start < commands.length; start += GROUP_COMMANDS_MAX) {
    const group = commands.slice(start, start + GROUP_COMMANDS_MAX);
    const records = new Uint8Array(group.length * recordBytes);
    group.forEach((command, index) => {
      records.set(command.record, index * recordBytes);
    });
    sql.exec(
      'INSERT INTO log VALUES (?, ?, ?, ?)',
      (group[0] as LoggedCommand).sequence,
      group.length,
      records,
      JSON.stringify(group.map((command) => command.signed ?? null)),
    );
  }
}

/** Commands `first`…`last`, ascending; asks for no more rows than they need. */
export function* readLog(
  sql: Sql,
  first: number,
  last: number,
  recordBytes: number,
): Generator<LoggedCommand> {
  let next = first;
  while (next <= last) {
    const group = firstRow<GroupRow>(
      sql,
      'SELECT * FROM log WHERE first_sequence <= ? ORDER BY first_sequence DESC LIMIT 1',
      next,
    );
    if (!group || next >= group.first_sequence + group.count) return;
    const signed = JSON.parse(group.signed) as unknown[];
    for (; next <= last && next < group.first_sequence + group.count; next++) {
      const index = next - group.first_sequence;
      const record = new Uint8Array(group.records.slice(index * recordBytes, (index + 1) * recordBytes));
      yield { sequence: next, record, signed: signed[index] ?? null };
    }
  }
}

/** 0 for an empty log. */
export function lastLoggedSequence(sql: Sql): number {
  const newest = rows<{ last: number }>(
    sql,
    'SELECT first_sequence + count - 1 AS last FROM log ORDER BY first_sequence DESC LIMIT 1',
  );
  return newest[0]?.last ?? 0;
}
