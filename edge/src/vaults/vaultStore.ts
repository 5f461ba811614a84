import type { PlaceOrderBody } from '../exchange/index.ts';
import type { DecisionAnswer } from './schema.ts';

type Hex = `0x${string}`;

/** A vault that the runner trades for. */
export interface KnownVault {
  address: Hex;
  modelId: Hex;
  trader: Hex;
}

/** A decision as it is kept: what the API shows, and the signed order until it has an answer. */
export interface KeptDecision {
  answer: DecisionAnswer;
  order: PlaceOrderBody | null;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS traders (model_id TEXT PRIMARY KEY, private_key TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS vaults (address TEXT PRIMARY KEY, position INTEGER NOT NULL, model_id TEXT NOT NULL, trader TEXT NOT NULL, reason TEXT);
  CREATE TABLE IF NOT EXISTS decisions (vault TEXT NOT NULL, bar INTEGER NOT NULL, answer TEXT NOT NULL, order_body TEXT, PRIMARY KEY (vault, bar));
`;

/** The runner's rows: session keys by model, vaults in the factory's order, and every decision. */
export class VaultStore {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(SCHEMA);
  }

  traderKey(modelId: Hex): Hex | undefined {
    return this.#sql
      .exec<{ private_key: Hex }>('SELECT private_key FROM traders WHERE model_id = ?', modelId)
      .toArray()[0]?.private_key;
  }

  keepTraderKey(modelId: Hex, privateKey: Hex): void {
    this.#sql.exec('INSERT INTO traders VALUES (?, ?)', modelId, privateKey);
  }

  vaultCount(): number {
    return this.#sql.exec<{ count: number }>('SELECT count(*) AS count FROM vaults').one().count;
  }

  addVault(vault: KnownVault): void {
    this.#sql.exec(
      'INSERT OR IGNORE INTO vaults VALUES (?, ?, ?, ?, NULL)',
      vault.address,
      this.vaultCount(),
      vault.modelId,
      vault.trader,
    );
  }

  vaults(): (KnownVault & { reason: string | null })[] {
    return this.#sql
      .exec<{ address: Hex; model_id: Hex; trader: Hex; reason: string | null }>(
        'SELECT * FROM vaults ORDER BY position',
      )
      .toArray()
      .map((row) => ({
        address: row.address,
        modelId: row.model_id,
        trader: row.trader,
        reason: row.reason,
      }));
  }

  setReason(address: Hex, reason: string | null): void {
    this.#sql.exec(
      'UPDATE vaults SET reason = ? WHERE address = ? AND reason IS NOT ?',
      reason,
      address,
      reason,
    );
  }

  keepDecision(address: Hex, decision: KeptDecision): void {
    this.#sql.exec(
      'INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?)',
      address,
      decision.answer.bar,
      JSON.stringify(decision.answer),
      decision.order === null ? null : JSON.stringify(decision.order),
    );
  }

  /** Decisions whose order was signed but whose answer never came: a crash lay between. */
  unanswered(address: Hex): KeptDecision[] {
    return this.#sql
      .exec<{ answer: string; order_body: string }>(
        'SELECT answer, order_body FROM decisions WHERE vault = ? AND order_body IS NOT NULL ORDER BY bar',
        address,
      )
      .toArray()
      .map((row) => ({ answer: JSON.parse(row.answer), order: JSON.parse(row.order_body) }));
  }

  decisions(address: Hex, limit: number, beforeBar = Number.MAX_SAFE_INTEGER): DecisionAnswer[] {
    return this.#sql
      .exec<{ answer: string }>(
        'SELECT answer FROM decisions WHERE vault = ? AND bar < ? ORDER BY bar DESC LIMIT ?',
        address,
        beforeBar,
        limit,
      )
      .toArray()
      .map((row) => JSON.parse(row.answer));
  }

  decisionCount(address: Hex): number {
    return this.#sql
      .exec<{ count: number }>('SELECT count(*) AS count FROM decisions WHERE vault = ?', address)
      .one().count;
  }
}
