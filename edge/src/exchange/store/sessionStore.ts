import { firstRow, rows, type Sql } from './sql.ts';

type Hex = `0x${string}`;

/** What a key may do in an account, and until when (Unix seconds, 0 is never). Each scope has its own end, as on chain. */
export interface SessionRow {
  account: Hex;
  session_key: Hex;
  read_expiry: number;
  trade_expiry: number;
  scopes: number;
  source: 'signed' | 'chain';
  on_chain: number;
  revoked: number;
  /** JSON of the delegation that a batch has to carry; null where the chain knew the key first. */
  delegation: string | null;
  signature: Hex | null;
}

export function findSession(sql: Sql, account: Hex, sessionKey: Hex): SessionRow | undefined {
  return firstRow(sql, 'SELECT * FROM sessions WHERE account = ? AND session_key = ?', account, sessionKey);
}

export function keepSession(sql: Sql, session: SessionRow): void {
  sql.exec(
    'INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    session.account,
    session.session_key,
    session.read_expiry,
    session.trade_expiry,
    session.scopes,
    session.source,
    session.on_chain,
    session.revoked,
    session.delegation,
    session.signature,
  );
}

export function liveSessionCount(sql: Sql, account: Hex, nowSeconds: number): number {
  const counted = rows<{ live: number }>(
    sql,
    'SELECT count(*) AS live FROM sessions WHERE account = ? AND max(read_expiry, trade_expiry) > ?',
    account,
    nowSeconds,
  );
  return counted[0]?.live ?? 0;
}

/** All keys that an account ever had, those that end last first. */
export function sessionsOf(sql: Sql, account: Hex): SessionRow[] {
  return rows(
    sql,
    'SELECT * FROM sessions WHERE account = ? ORDER BY max(read_expiry, trade_expiry) DESC',
    account,
  );
}

/** Where a key may be used from; empty is anywhere. */
export function allowedIps(sql: Sql, account: Hex, sessionKey: Hex): string[] {
  const kept = firstRow<{ allowed: string }>(
    sql,
    'SELECT allowed FROM session_ips WHERE account = ? AND session_key = ?',
    account,
    sessionKey,
  );
  return kept ? (JSON.parse(kept.allowed) as string[]) : [];
}

export function keepAllowedIps(sql: Sql, account: Hex, sessionKey: Hex, allowed: readonly string[]): void {
  sql.exec(
    'INSERT OR REPLACE INTO session_ips VALUES (?, ?, ?)',
    account,
    sessionKey,
    JSON.stringify(allowed),
  );
}
