import { cancelTypes, exchangeAbi, exchangeDomain, orderTypes } from '@quantum-chain/contracts';
import type { LogRowAnswer } from '@quantum-chain/edge/client';
import { decodeCommand } from '@quantum-chain/wasm';
import { type Hex, hashTypedData, hexToBytes, recoverAddress } from 'viem';
import type { PublicData } from './publicData.ts';

const NO_REF = `0x${'0'.repeat(64)}`;

/** Which key signed what, as the chain knows it; asked once for each key. */
type KeyRights = Map<string, Promise<boolean>>;

/**
 * What is wrong with a command's signature, or null: the signed message must hash to the command's `ref`. Where the order
 * moved money its signer must be the account itself or a key that the chain knows as the account's; the chain need not know
 * the others. Commands of the operator carry no signature and can only take orders away.
 */
export async function problemOf(
  data: PublicData,
  row: LogRowAnswer,
  addressOf: (account: number) => Hex,
  { traded, rights }: { traded: ReadonlySet<number>; rights: KeyRights },
): Promise<string | null> {
  const command = decodeCommand(hexToBytes(row.record));
  const ref = 'ref' in command ? command.ref : NO_REF;
  if (row.signed === null)
    return command.op === 'placeOrder' ? `${row.sequence}: an order without signature` : null;
  const account = addressOf('account' in command ? command.account : 0);
  const digest = digestOf(data, row.signed);
  if (digest !== ref) return `${row.sequence}: the command is not the signed message`;
  const signer = (
    await recoverAddress({ hash: digest, signature: row.signed.signature })
  ).toLowerCase() as Hex;
  if (signer === account || !traded.has(row.sequence)) return null;
  const key = `${account}${signer}`;
  const known = rights.get(key) ?? isKeyOf(data, account, signer);
  rights.set(key, known);
  return (await known) ? null : `${row.sequence}: ${signer} is no key of ${account} on chain`;
}

function digestOf(
  { chainId, exchange }: PublicData,
  { kind, message }: NonNullable<LogRowAnswer['signed']>,
): Hex {
  const domain = exchangeDomain(chainId, exchange);
  return kind === 'order'
    ? hashTypedData({ domain, types: orderTypes, primaryType: 'Order', message: message as never })
    : hashTypedData({ domain, types: cancelTypes, primaryType: 'Cancel', message: message as never });
}

async function isKeyOf({ chain, exchange }: PublicData, account: Hex, signer: Hex): Promise<boolean> {
  const contract = { address: exchange, abi: exchangeAbi } as const;
  const key = await chain.readContract({ ...contract, functionName: 'sessionKey', args: [account, signer] });
  return key.tradeExpiry > 0n;
}
