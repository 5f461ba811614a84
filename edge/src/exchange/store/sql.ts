type SqlValue = string | number | ArrayBuffer | null;

/** As much of a Durable Object's SQLite as the core uses; tests stand on the same SQLite in Node. */
export interface Sql {
  exec(query: string, ...bindings: (SqlValue | Uint8Array)[]): { toArray(): Record<string, SqlValue>[] };
}

/** All rows of a query whose columns the caller knows. */
export function rows<T>(sql: Sql, query: string, ...bindings: (SqlValue | Uint8Array)[]): T[] {
  return sql.exec(query, ...bindings).toArray() as T[];
}

/** The first row of a query, if any. */
export function firstRow<T>(sql: Sql, query: string, ...bindings: (SqlValue | Uint8Array)[]): T | undefined {
  return rows<T>(sql, query, ...bindings)[0];
}
