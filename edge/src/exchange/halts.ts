import { EdgeError } from '../http/edgeError.ts';
import type { HaltMessage } from './edgeMessages.ts';
import { requireTrader } from './sessions.ts';
import type { HaltScope, HaltStore } from './store/haltStore.ts';
import type { Sql } from './store/sql.ts';

type Hex = `0x${string}`;

const NONCE_AHEAD_MS_MAX = 60_000;

/**
 * Engages or releases a halt. The operator may say either about anything; an account's wallet about its account; a session
 * key that may trade can only engage its account's.
 * @throws EdgeError `INVALID_REQUEST`, `NONCE_USED`, `SESSION_UNKNOWN`, `SESSION_SCOPE`, `SESSION_EXPIRED`
 */
export function keepHalt(
  halts: HaltStore,
  sql: Sql,
  { scope, engaged, nonce }: HaltMessage,
  { signer, operator, nowMs }: { signer: Hex; operator: Hex | undefined; nowMs: number },
): void {
  if (signer !== operator) requireOwner(sql, scope, signer, engaged, nowMs);
  // Nonces are times, so that no session key can use up all that the wallet would need to release what it engaged.
  if (nonce > BigInt(nowMs + NONCE_AHEAD_MS_MAX))
    throw new EdgeError('INVALID_REQUEST', 'The nonce is a time in milliseconds, and this one is to come.');
  if (nonce <= halts.lastNonce(scope))
    throw new EdgeError('NONCE_USED', 'A later word about this has been heard.');
  halts.keep(scope, engaged, nonce);
}

function requireOwner(sql: Sql, scope: HaltScope, signer: Hex, engaged: boolean, nowMs: number): void {
  if (scope === 'exchange') throw new EdgeError('SESSION_UNKNOWN', 'Only the operator halts the exchange.');
  if (scope === signer) return;
  if (!engaged) throw new EdgeError('SESSION_SCOPE', 'Only the wallet releases a kill switch.');
  requireTrader(sql, scope, signer, Math.floor(nowMs / 1_000));
}
