import { firstRow, rows, type Sql } from './sql.ts';

/** What a halt stops: everything, or one account (lower case). */
export type HaltScope = 'exchange' | `0x${string}`;

/** What stands still by somebody's word. Held whole in memory, because each order asks. */
export class HaltStore {
  readonly #sql: Sql;
  readonly #engaged: Set<string>;

  constructor(sql: Sql) {
    this.#sql = sql;
    const engaged = rows<{ scope: string }>(sql, 'SELECT scope FROM halts WHERE engaged = 1');
    this.#engaged = new Set(engaged.map(({ scope }) => scope));
  }

  has(scope: HaltScope): boolean {
    return this.#engaged.has(scope);
  }

  /** The nonce of the last word about a scope; a new word needs a higher one. */
  lastNonce(scope: HaltScope): bigint {
    const kept = firstRow<{ nonce: string }>(this.#sql, 'SELECT nonce FROM halts WHERE scope = ?', scope);
    return BigInt(kept?.nonce ?? 0);
  }

  keep(scope: HaltScope, engaged: boolean, nonce: bigint): void {
    this.#sql.exec('INSERT OR REPLACE INTO halts VALUES (?, ?, ?)', scope, engaged ? 1 : 0, nonce.toString());
    if (engaged) this.#engaged.add(scope);
    else this.#engaged.delete(scope);
  }
}
