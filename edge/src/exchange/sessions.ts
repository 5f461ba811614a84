import { Scope } from '@quantum-chain/contracts';
import { EdgeError } from '../http/edgeError.ts';
import { allowsIp } from '../http/ipAllowList.ts';
import type { SessionAnswer } from './schema.ts';
import type { Delegation } from './signedMessages.ts';
import {
  allowedIps,
  findSession,
  keepSession,
  liveSessionCount,
  type SessionRow,
  sessionsOf,
} from './store/sessionStore.ts';
import type { Sql } from './store/sql.ts';

type Hex = `0x${string}`;

/** A person with a phone, a laptop and a few bots; more would only fill the store. */
const SESSIONS_PER_ACCOUNT = 32;

/** What the chain says about a key, or a wallet signed. Addresses in lower case. */
export interface Grant {
  account: Hex;
  sessionKey: Hex;
  scopes: number;
  /** Unix seconds. */
  expiry: number;
}

/**
 * Until when a signer may trade for an account, in Unix seconds.
 * @throws EdgeError `SESSION_UNKNOWN`, `SESSION_SCOPE`, `SESSION_EXPIRED`, `IP_NOT_ALLOWED`
 */
export function requireTrader(sql: Sql, account: Hex, signer: Hex, nowSeconds: number, ip?: string): number {
  if (signer === account) return Number.MAX_SAFE_INTEGER;
  const session = liveSession(sql, account, signer, ip);
  if (session.trade_expiry === 0) throw new EdgeError('SESSION_SCOPE', 'This session key may not trade.');
  if (session.trade_expiry <= nowSeconds)
    throw new EdgeError('SESSION_EXPIRED', 'This session key has expired.');
  return session.trade_expiry;
}

/**
 * Until when a signer may read what is private to an account, in Unix seconds.
 * @throws EdgeError `SESSION_UNKNOWN`, `SESSION_SCOPE`, `SESSION_EXPIRED`, `IP_NOT_ALLOWED`
 */
export function requireReader(sql: Sql, account: Hex, signer: Hex, nowSeconds: number, ip?: string): number {
  if (signer === account) return Number.MAX_SAFE_INTEGER;
  const session = liveSession(sql, account, signer, ip);
  if (session.read_expiry === 0) throw new EdgeError('SESSION_SCOPE', 'This session key may not read.');
  if (session.read_expiry <= nowSeconds)
    throw new EdgeError('SESSION_EXPIRED', 'This session key has expired.');
  return session.read_expiry;
}

/** Whether a signer speaks for an account at all; what it may do is asked elsewhere. */
export function isKeyOf(sql: Sql, account: Hex, signer: Hex): boolean {
  return signer === account || findSession(sql, account, signer)?.revoked === 0;
}

function liveSession(sql: Sql, account: Hex, signer: Hex, ip: string | undefined): SessionRow {
  const session = findSession(sql, account, signer);
  if (!session || session.revoked)
    throw new EdgeError('SESSION_UNKNOWN', `${signer} is no session key of ${account}.`);
  if (!allowsIp(allowedIps(sql, account, signer), ip))
    throw new EdgeError('IP_NOT_ALLOWED', 'This session key does not work from this address.');
  return session;
}

/**
 * Keeps what a wallet signed. Permissions only grow, as on chain: for each scope the latest expiry holds.
 * @throws EdgeError `SESSION_EXPIRED`, `SESSION_SCOPE`, `SESSION_UNKNOWN` (a revoked key stays revoked), `RATE_LIMITED`
 */
export function openSession(
  sql: Sql,
  delegation: Delegation,
  signature: Hex,
  nowSeconds: number,
): SessionAnswer {
  const { account, sessionKey, scopes } = delegation;
  const expiry = Number(delegation.expiry);
  if (scopes === 0 || scopes > (Scope.read | Scope.trade))
    throw new EdgeError('SESSION_SCOPE', 'There are no such scopes.');
  if (/^0x0{40}$/.test(sessionKey))
    throw new EdgeError('INVALID_REQUEST', 'The zero address can be no session key.');
  if (expiry <= nowSeconds) throw new EdgeError('SESSION_EXPIRED', 'The delegation has expired.');
  const known = findSession(sql, account, sessionKey);
  if (known?.revoked)
    throw new EdgeError('SESSION_UNKNOWN', 'This session key was revoked, which is for good.');
  if (!known && liveSessionCount(sql, account, nowSeconds) >= SESSIONS_PER_ACCOUNT) {
    throw new EdgeError('RATE_LIMITED', `An account has at most ${SESSIONS_PER_ACCOUNT} live session keys.`);
  }
  const grown = grow(known, { account, sessionKey, scopes, expiry }, 'signed');
  // The delegation with the longest permission to trade is the one that a batch has to show.
  const showsMore = !known || grown.trade_expiry > known.trade_expiry;
  const row: SessionRow = showsMore
    ? { ...grown, on_chain: 0, delegation: delegationToJson(delegation), signature }
    : grown;
  keepSession(sql, row);
  return sessionAnswer(row);
}

/** Notes that the chain knows a key. */
export function noteAuthorized(sql: Sql, grant: Grant): void {
  const known = findSession(sql, grant.account, grant.sessionKey);
  const grown = grow(known, grant, known?.source ?? 'chain');
  keepSession(sql, { ...grown, on_chain: grant.expiry >= grown.trade_expiry ? 1 : grown.on_chain });
}

/** Ends a key for good, known or not. Its resting orders are the caller's to cancel. */
export function revokeSession(
  sql: Sql,
  account: Hex,
  sessionKey: Hex,
  source: SessionRow['source'],
): SessionAnswer {
  const known = findSession(sql, account, sessionKey);
  const row = {
    ...grow(known, { account, sessionKey, scopes: 0, expiry: 0 }, known?.source ?? source),
    revoked: 1,
  };
  keepSession(sql, row);
  return sessionAnswer(row);
}

/** An account's keys, each with where it may be used from. */
export function listSessions(sql: Sql, account: Hex): (SessionAnswer & { allowedIps: string[] })[] {
  return sessionsOf(sql, account).map((row) => ({
    ...sessionAnswer(row),
    allowedIps: allowedIps(sql, account, row.session_key),
  }));
}

/** The delegation of a key that no batch has shown to the chain yet, as it is kept. */
export function delegationFromJson(json: string): Delegation {
  const { expiry, nonce, ...rest } = JSON.parse(json) as Omit<Delegation, 'expiry' | 'nonce'> & {
    expiry: string;
    nonce: string;
  };
  return { ...rest, expiry: BigInt(expiry), nonce: BigInt(nonce) };
}

function delegationToJson({ expiry, nonce, ...rest }: Delegation): string {
  return JSON.stringify({ ...rest, expiry: expiry.toString(), nonce: nonce.toString() });
}

function grow(known: SessionRow | undefined, grant: Grant, source: SessionRow['source']): SessionRow {
  const reads = grant.scopes & Scope.read ? grant.expiry : 0;
  const trades = grant.scopes & Scope.trade ? grant.expiry : 0;
  return {
    account: grant.account,
    session_key: grant.sessionKey,
    read_expiry: Math.max(known?.read_expiry ?? 0, reads),
    trade_expiry: Math.max(known?.trade_expiry ?? 0, trades),
    scopes: (known?.scopes ?? 0) | grant.scopes,
    source,
    on_chain: known?.on_chain ?? 0,
    revoked: known?.revoked ?? 0,
    delegation: known?.delegation ?? null,
    signature: known?.signature ?? null,
  };
}

function sessionAnswer(row: SessionRow): SessionAnswer {
  return {
    account: row.account,
    sessionKey: row.session_key,
    scopes: row.scopes,
    expiry: Math.max(row.read_expiry, row.trade_expiry),
    source: row.source,
    onChain: row.on_chain === 1,
    revoked: row.revoked === 1,
  };
}
