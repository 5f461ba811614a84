import type { Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem/utils';
import { PageError } from '../errors/pageError.ts';

/**
 * A private key as it rests in this browser: AES-GCM under a key that the browser never gives out (`device`), or under one
 * that a passphrase gives (`passphrase`). The address is authenticated with it, so that a record cannot be relabelled.
 */
export interface SealedKey {
  address: Hex;
  protection:
    | { kind: 'device'; key: CryptoKey }
    | { kind: 'passphrase'; salt: Uint8Array<ArrayBuffer>; iterations: number };
  initialVector: Uint8Array<ArrayBuffer>;
  sealed: Uint8Array<ArrayBuffer>;
}

/** OWASP's floor for PBKDF2-HMAC-SHA256 (Password Storage Cheat Sheet, 2023). */
const ITERATIONS = 600_000;
/** A backup from elsewhere cannot make the page compute for hours. */
const ITERATIONS_MAX = 10_000_000;
const SALT_BYTES = 16;
/** NIST SP 800-38D, 8.2: 96 bits. */
const INITIAL_VECTOR_BYTES = 12;
const KEY_BYTES = 32;

/** Seals a key under a new AES key: the browser's own where there is no passphrase. */
export async function sealKey(
  secret: Uint8Array<ArrayBuffer>,
  address: Hex,
  passphrase?: string,
): Promise<SealedKey> {
  const protection: SealedKey['protection'] =
    passphrase === undefined
      ? { kind: 'device', key: await newDeviceKey() }
      : { kind: 'passphrase', salt: randomBytes(SALT_BYTES), iterations: ITERATIONS };
  const initialVector = randomBytes(INITIAL_VECTOR_BYTES);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: initialVector, additionalData: hexToOwnBytes(address) },
    await cipherKey(protection, passphrase),
    secret,
  );
  return { address, protection, initialVector, sealed: new Uint8Array(sealed) };
}

/** @throws PageError `WALLET_LOCKED` without a needed passphrase, `WRONG_PASSPHRASE` where it does not open the record. */
export async function openKey(record: SealedKey, passphrase?: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await cipherKey(record.protection, passphrase);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: record.initialVector, additionalData: hexToOwnBytes(record.address) },
        key,
        record.sealed,
      ),
    );
  } catch (cause) {
    throw new PageError('WRONG_PASSPHRASE', { cause });
  }
}

/** A backup as text: always under a passphrase, because a file travels. */
export async function toBackup(
  secret: Uint8Array<ArrayBuffer>,
  address: Hex,
  passphrase: string,
): Promise<string> {
  const record = await sealKey(secret, address, passphrase);
  if (record.protection.kind !== 'passphrase') throw new PageError('BACKUP_INVALID');
  return JSON.stringify(
    {
      format: 'quantum-chain-wallet',
      version: 1,
      address,
      kdf: 'PBKDF2-SHA256',
      iterations: record.protection.iterations,
      salt: bytesToHex(record.protection.salt),
      initialVector: bytesToHex(record.initialVector),
      sealed: bytesToHex(record.sealed),
    },
    null,
    2,
  );
}

/** @throws PageError `BACKUP_INVALID` for anything that `toBackup` did not write. */
export function fromBackup(text: string): SealedKey {
  try {
    const { format, version, address, iterations, salt, initialVector, sealed } = JSON.parse(text) as Record<
      string,
      unknown
    >;
    if (format !== 'quantum-chain-wallet' || version !== 1) throw new Error('another format');
    if (!isHex(address, 20) || !isHex(salt) || !isHex(initialVector, INITIAL_VECTOR_BYTES) || !isHex(sealed))
      throw new Error('a field is not hex');
    if (typeof iterations !== 'number' || !(iterations >= 1 && iterations <= ITERATIONS_MAX))
      throw new Error('iterations out of range');
    return {
      address,
      protection: { kind: 'passphrase', salt: hexToOwnBytes(salt), iterations },
      initialVector: hexToOwnBytes(initialVector),
      sealed: hexToOwnBytes(sealed),
    };
  } catch (cause) {
    throw new PageError('BACKUP_INVALID', { cause });
  }
}

/** @throws PageError `KEY_INVALID` */
export function parsePrivateKey(text: string): Uint8Array<ArrayBuffer> {
  const hex = text.trim().startsWith('0x') ? text.trim() : `0x${text.trim()}`;
  if (!isHex(hex, KEY_BYTES)) throw new PageError('KEY_INVALID');
  return hexToOwnBytes(hex);
}

function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

async function cipherKey(
  protection: SealedKey['protection'],
  passphrase: string | undefined,
): Promise<CryptoKey> {
  if (protection.kind === 'device') return protection.key;
  if (passphrase === undefined) throw new PageError('WALLET_LOCKED');
  const material = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(passphrase),
    'PBKDF2',
    false,
    ['deriveKey'],
  );
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt: protection.salt, iterations: protection.iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function isHex(value: unknown, bytes?: number): value is Hex {
  return (
    typeof value === 'string' &&
    /^0x([0-9a-fA-F]{2})+$/.test(value) &&
    (bytes === undefined || value.length === 2 + 2 * bytes)
  );
}

/** WebCrypto wants bytes over a plain ArrayBuffer. */
function hexToOwnBytes(hex: Hex): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hexToBytes(hex));
}
