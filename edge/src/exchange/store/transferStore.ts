import { rows, type Sql } from './sql.ts';

export type TransferKind = 'deposit' | 'withdrawal' | 'refund';

/** Funds that came from the chain or went to it, by the command that moved them. */
export interface TransferRow {
  sequence: number;
  account: number;
  asset: number;
  kind: TransferKind;
  /** Base units of the asset, negative where they left. */
  amount: string;
  /** The deposit's or withdrawal's id on chain. */
  chain_id: number;
  time_ms: number;
}

export function insertTransfer(sql: Sql, transfer: TransferRow): void {
  const { sequence, account, asset, kind, amount, chain_id, time_ms } = transfer;
  sql.exec(
    'INSERT INTO transfers VALUES (?, ?, ?, ?, ?, ?, ?)',
    sequence,
    account,
    asset,
    kind,
    amount,
    chain_id,
    time_ms,
  );
}

/** Newest first. */
export function transfersOf(sql: Sql, account: number, beforeSequence: number, limit: number): TransferRow[] {
  return rows(
    sql,
    'SELECT * FROM transfers WHERE account = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
    account,
    beforeSequence,
    limit,
  );
}
