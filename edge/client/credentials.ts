import { toBase64Url } from './toBase64Url.ts';

/** An API key with its secret, which only its owner's programs know. */
export interface ApiCredentials {
  keyId: string;
  secret: string;
}

/** A signed `Login`: it reads what is private until it expires. */
export interface LoginCredentials {
  account: `0x${string}`;
  /** Unix seconds. */
  expiry: number;
  nonce: string;
  signature: `0x${string}`;
}

export type Credentials = ApiCredentials | LoginCredentials;

/** The headers that make a request private. */
export async function credentialHeaders(
  by: Credentials,
  method: string,
  path: string,
  body: string,
): Promise<Record<string, string>> {
  if (!('keyId' in by)) return { authorization: `Bearer ${toBase64Url(JSON.stringify(by))}` };
  const timestampMs = Date.now();
  return {
    'x-api-key': by.keyId,
    'x-api-timestamp': String(timestampMs),
    'x-api-signature': await signWithKey(by, timestampMs, method, path, body),
  };
}

/** Hex of HMAC-SHA256 over timestamp, method, path with query, and body. */
export async function signWithKey(
  { secret }: ApiCredentials,
  timestampMs: number,
  method: string,
  path: string,
  body = '',
): Promise<string> {
  const raw = Uint8Array.from(secret.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const text = new TextEncoder().encode(`${timestampMs}${method}${path}${body}`);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, text));
  return Array.from(signature, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
