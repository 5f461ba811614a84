import { createWalletClient, http } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { bytesToHex } from 'viem/utils';
import { chainOf } from '../chain/chainOf.ts';
import { chainContext } from '../chain/queries.ts';
import { PageError } from '../errors/pageError.ts';
import { database } from '../state/database.ts';
import { fromBackup, openKey, parsePrivateKey, type SealedKey, sealKey, toBackup } from './sealedKey.ts';
import type { Signer } from './signer.ts';

export async function createEmbeddedWallet(passphrase?: string): Promise<Signer> {
  return keep(parsePrivateKey(generatePrivateKey()), passphrase);
}

/** @throws PageError `BACKUP_INVALID`, `WRONG_PASSPHRASE`, `KEY_INVALID` */
export async function importEmbeddedWallet(text: string, passphrase?: string): Promise<Signer> {
  const trimmed = text.trim();
  const secret = trimmed.startsWith('{')
    ? await openKey(fromBackup(trimmed), passphrase)
    : parsePrivateKey(trimmed);
  return keep(secret, passphrase);
}

/** Opens what rests here; the key stays inside the returned signer. */
export async function embeddedSigner(record: SealedKey, passphrase?: string): Promise<Signer> {
  return signerOf(await openKey(record, passphrase));
}

/** The wallet here as a file's text, under `passphrase`: the wallet's own where it has one. */
export async function backupText(passphrase: string): Promise<string> {
  const record = await (await database()).get('keys', 'wallet');
  if (!record) throw new PageError('NO_WALLET');
  return toBackup(await openKey(record, passphrase), record.address, passphrase);
}

async function keep(secret: Uint8Array<ArrayBuffer>, passphrase?: string): Promise<Signer> {
  const { address } = privateKeyToAccount(bytesToHex(secret));
  const db = await database();
  await db.put('keys', await sealKey(secret, address, passphrase || undefined), 'wallet');
  await db.delete('choices', 'wallet');
  return signerOf(secret);
}

function signerOf(secret: Uint8Array<ArrayBuffer>): Signer {
  const account = privateKeyToAccount(bytesToHex(secret));
  return {
    address: account.address,
    client: async () => {
      const { chainId, rpcUrl } = await chainContext();
      return createWalletClient({ account, chain: chainOf(chainId, rpcUrl), transport: http(rpcUrl) });
    },
    signTypedData: (typedData) => account.signTypedData(typedData),
  };
}
