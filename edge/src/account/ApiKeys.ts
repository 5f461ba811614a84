import { bytesToHex, hexToBytes } from 'viem';
import type { ApiKeyAnswer, CreatedKeyAnswer } from '../exchange/index.ts';
import { EdgeError } from '../http/edgeError.ts';
import { allowsIp } from '../http/ipAllowList.ts';

const KEYS_MAX = 32;
/** How long a signed request may be on its way, and how far its sender's clock may be off. */
const WINDOW_MS = 5_000;

interface KeyRow extends Record<string, SqlStorageValue> {
  key_id: string;
  secret: string;
  label: string;
  cancels: number;
  expiry: number;
  allowed_ips: string;
  created_ms: number;
}

/** A request that an API key signed. */
export interface KeyedRequest {
  keyId: string;
  timestampMs: number;
  /** Hex of HMAC-SHA256 over `timestampMs`, the method, the path with its query, and the body. */
  signature: string;
  method: string;
  path: string;
  body: string;
  ip: string | undefined;
}

/** An account's API keys: they read, and some cancel; none places an order or moves funds. */
export class ApiKeys {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
    sql.exec(
      `CREATE TABLE IF NOT EXISTS api_keys (key_id TEXT PRIMARY KEY, secret TEXT NOT NULL, label TEXT NOT NULL,
        cancels INTEGER NOT NULL, expiry INTEGER NOT NULL, allowed_ips TEXT NOT NULL, created_ms INTEGER NOT NULL)`,
    );
  }

  list(): ApiKeyAnswer[] {
    return this.#sql.exec<KeyRow>('SELECT * FROM api_keys ORDER BY created_ms').toArray().map(toAnswer);
  }

  /** @throws EdgeError `RATE_LIMITED` beyond 32 keys */
  create(
    account: string,
    key: Pick<ApiKeyAnswer, 'label' | 'cancels' | 'expiry' | 'allowedIps'>,
  ): CreatedKeyAnswer {
    const nowMs = Date.now();
    this.#sql.exec('DELETE FROM api_keys WHERE expiry <= ?', Math.floor(nowMs / 1_000));
    if (this.list().length >= KEYS_MAX)
      throw new EdgeError('RATE_LIMITED', `An account has at most ${KEYS_MAX} API keys.`);
    const row: KeyRow = {
      key_id: `${account}.${randomHex(8)}`,
      secret: randomHex(32),
      label: key.label,
      cancels: key.cancels ? 1 : 0,
      expiry: key.expiry,
      allowed_ips: JSON.stringify(key.allowedIps),
      created_ms: nowMs,
    };
    this.#sql.exec('INSERT INTO api_keys VALUES (?, ?, ?, ?, ?, ?, ?)', ...Object.values(row));
    return { ...toAnswer(row), secret: row.secret };
  }

  /** Ends a key for good; harmless where it is not there. */
  end(keyId: string): void {
    this.#sql.exec('DELETE FROM api_keys WHERE key_id = ?', keyId);
  }

  /**
   * The key that signed a request.
   * @throws EdgeError `API_KEY_UNKNOWN`, `SIGNATURE_INVALID`, `OUTSIDE_RECV_WINDOW`, `IP_NOT_ALLOWED`
   */
  async verify(request: KeyedRequest): Promise<ApiKeyAnswer> {
    const row = this.#sql.exec<KeyRow>('SELECT * FROM api_keys WHERE key_id = ?', request.keyId).toArray()[0];
    if (!row || row.expiry * 1_000 <= Date.now())
      throw new EdgeError('API_KEY_UNKNOWN', 'There is no such API key, or it has ended.');
    if (!(await isSignedBy(row.secret, request)))
      throw new EdgeError('SIGNATURE_INVALID', 'The signature is not this API key’s.');
    if (Math.abs(Date.now() - request.timestampMs) > WINDOW_MS)
      throw new EdgeError('OUTSIDE_RECV_WINDOW', `The request's clock is more than ${WINDOW_MS} ms off.`);
    const key = toAnswer(row);
    if (!allowsIp(key.allowedIps, request.ip))
      throw new EdgeError('IP_NOT_ALLOWED', 'This API key does not work from this address.');
    return key;
  }
}

async function isSignedBy(secret: string, request: KeyedRequest): Promise<boolean> {
  const { timestampMs, method, path, body, signature } = request;
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  const key = await crypto.subtle.importKey(
    'raw',
    fromHex(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${timestampMs}${method}${path}${body}`);
  // Verifying compares in constant time.
  return crypto.subtle.verify('HMAC', key, fromHex(signature), signed);
}

function toAnswer(row: KeyRow): ApiKeyAnswer {
  return {
    keyId: row.key_id,
    label: row.label,
    cancels: row.cancels === 1,
    expiry: row.expiry,
    allowedIps: JSON.parse(row.allowed_ips) as string[],
    createdAtMs: row.created_ms,
  };
}

function randomHex(bytes: number): string {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(bytes))).slice(2);
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hexToBytes(`0x${hex}`));
}
