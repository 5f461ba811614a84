import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Sql } from '../src/exchange/store/sql.ts';

/** The same SQLite as in a Durable Object, in this process. */
export function nodeSql(database: DatabaseSync): Sql {
  return {
    exec(query, ...bindings) {
      const rows = database.prepare(query).all(...(bindings as SQLInputValue[]));
      return { toArray: () => rows.map(toDurableObjectRow) };
    },
  };
}

/** A Durable Object answers blobs as ArrayBuffers. */
function toDurableObjectRow(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? new Uint8Array(value).buffer : value,
    ]),
  ) as ReturnType<ReturnType<Sql['exec']>['toArray']>[number];
}
