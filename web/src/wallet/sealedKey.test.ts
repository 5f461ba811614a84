import { expect, test } from 'vitest';
import type { PageError } from '../errors/pageError.ts';
import { fromBackup, openKey, parsePrivateKey, sealKey, toBackup } from './sealedKey.ts';

const ADDRESS = '0x70997970c51812dc3a010c7d01b50e0d17dc79c8';
const SECRET = new Uint8Array(32).fill(7);
const codeOf = async (work: Promise<unknown> | (() => unknown)) => {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    return (error as PageError).code;
  }
  return 'nothing thrown';
};

test('a key sealed by the browser opens again, and its AES key cannot be taken out', async () => {
  const record = await sealKey(SECRET, ADDRESS);
  expect(await openKey(record)).toEqual(SECRET);
  expect(record.protection.kind).toBe('device');
  if (record.protection.kind === 'device')
    await expect(crypto.subtle.exportKey('raw', record.protection.key)).rejects.toThrow();
  expect(Buffer.from(record.sealed).includes(Buffer.from(SECRET))).toBe(false);
});

test('a passphrase opens its key, and no other passphrase does', async () => {
  const record = await sealKey(SECRET, ADDRESS, 'correct horse');
  expect(await openKey(record, 'correct horse')).toEqual(SECRET);
  expect(await codeOf(openKey(record, 'Correct horse'))).toBe('WRONG_PASSPHRASE');
  expect(await codeOf(openKey(record))).toBe('WALLET_LOCKED');
});

test('a record whose address or bytes were changed does not open', async () => {
  const record = await sealKey(SECRET, ADDRESS);
  expect(await codeOf(openKey({ ...record, address: '0x000000000000000000000000000000000000dead' }))).toBe(
    'WRONG_PASSPHRASE',
  );
  const sealed = record.sealed.slice();
  sealed[0] = (sealed[0] ?? 0) ^ 1;
  expect(await codeOf(openKey({ ...record, sealed }))).toBe('WRONG_PASSPHRASE');
});

test('a backup travels as text and opens with its passphrase', async () => {
  const text = await toBackup(SECRET, ADDRESS, 'battery staple');
  expect(text).not.toContain('0707070707');
  expect(await openKey(fromBackup(text), 'battery staple')).toEqual(SECRET);
});

test('refuses what is no backup and what is no key', async () => {
  const good = JSON.parse(await toBackup(SECRET, ADDRESS, 'x'));
  for (const bad of [
    '',
    '{}',
    'null',
    JSON.stringify({ ...good, version: 2 }),
    JSON.stringify({ ...good, salt: 'zz' }),
    JSON.stringify({ ...good, iterations: 1e12 }),
  ])
    expect(await codeOf(() => fromBackup(bad))).toBe('BACKUP_INVALID');
  for (const bad of ['', '0x12', `0x${'g'.repeat(64)}`, `0x${'1'.repeat(66)}`])
    expect(await codeOf(() => parsePrivateKey(bad))).toBe('KEY_INVALID');
  expect(parsePrivateKey(` ${'07'.repeat(32)} `)).toEqual(SECRET);
});
