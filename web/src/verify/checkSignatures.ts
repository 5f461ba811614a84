import { cancelTypes, exchangeDomain, orderTypes } from '@quantum-chain/contracts';
import type { LogRowAnswer } from '@quantum-chain/edge/client';
import type { Command, Hex } from '@quantum-chain/wasm';
import { hashTypedData, recoverAddress } from 'viem';
import type { CheckRow } from './CheckRow.ts';
import { commandOf } from './replayLog.ts';

export interface SigningContext {
  chainId: number;
  exchange: Hex;
  /** The engine's account index to its address. */
  addressOf(account: number): Hex;
  /** Whether the chain or a signed delegation lets `signer` trade for `account`. */
  mayTrade(account: Hex, signer: Hex): Promise<boolean>;
}

const NO_REF = `0x${'0'.repeat(64)}`;

/**
 * Checks that every order and cancel in these rows was signed by its account or a key that may trade for it. The operator's own
 * cancels (expired orders, leaving accounts) carry no signature and can only take orders away.
 */
export async function checkSignatures(
  rows: readonly { row: LogRowAnswer; record: Uint8Array }[],
  context: SigningContext,
  values: CheckRow['values'],
): Promise<CheckRow> {
  let signed = 0;
  for (const { row, record } of rows) {
    const command = commandOf(record);
    if (!command || !needsSignature(command)) continue;
    const problem = await problemOf(command, row, context);
    if (problem)
      return {
        section: 'log',
        kind: 'signatures',
        values: { ...values, count: signed },
        ours: `${row.sequence}: ${problem}`,
        theirs: `${row.sequence}`,
        state: 'differs',
      };
    signed++;
  }
  const text = `${signed}`;
  return {
    section: 'log',
    kind: 'signatures',
    values: { ...values, count: signed },
    ours: text,
    theirs: text,
    state: 'equal',
  };
}

type SignedCommand = Extract<Command, { op: 'placeOrder' | 'cancelOrder' | 'cancelAll' }>;

function needsSignature(command: Command): command is SignedCommand {
  if (command.op === 'placeOrder') return true;
  return (command.op === 'cancelOrder' || command.op === 'cancelAll') && command.ref !== NO_REF;
}

async function problemOf(
  command: SignedCommand,
  row: LogRowAnswer,
  context: SigningContext,
): Promise<string | null> {
  if (!row.signed) return 'no signature';
  const { kind, message, signature } = row.signed;
  const account = context.addressOf(command.account);
  if (String(message.account).toLowerCase() !== account.toLowerCase()) return 'signed for another account';
  const digest = digestOf(kind, message, context);
  if (digest !== command.ref) return 'the command is not the signed message';
  if (command.op === 'placeOrder' && !sameOrder(command, message))
    return 'the command differs from the signed order';
  const signer = await recoverAddress({ hash: digest, signature });
  if (signer.toLowerCase() === account.toLowerCase()) return null;
  return (await context.mayTrade(account, signer))
    ? null
    : `signed by ${signer}, which may not trade for ${account}`;
}

function digestOf(
  kind: 'order' | 'cancel',
  message: Record<string, unknown>,
  { chainId, exchange }: SigningContext,
): Hex {
  const domain = exchangeDomain(chainId, exchange);
  const integers = Object.fromEntries(
    Object.entries(message).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d+$/.test(value) ? BigInt(value) : value,
    ]),
  );
  return kind === 'order'
    ? hashTypedData({ domain, types: orderTypes, primaryType: 'Order', message: integers as never })
    : hashTypedData({ domain, types: cancelTypes, primaryType: 'Cancel', message: integers as never });
}

/** The digest binds the message; this binds the command's own words to it. */
function sameOrder(
  command: Extract<Command, { op: 'placeOrder' }>,
  message: Record<string, unknown>,
): boolean {
  return (
    Number(message.marketId) === command.market &&
    Number(message.side) === (command.side === 'buy' ? 0 : 1) &&
    Number(message.orderType) === (command.orderType === 'limit' ? 0 : 1) &&
    Number(message.timeInForce) === (command.timeInForce === 'GTC' ? 0 : 1) &&
    Number(message.priceTicks) === command.priceTicks &&
    Number(message.quantityLots) === command.quantityLots
  );
}
