import type { Common } from '@ethereumjs/common';
import { createTxFromRLP, TransactionType, type TypedTransaction } from '@ethereumjs/tx';
import { bigIntMin, bytesToHex } from '@ethereumjs/util';
import type { Hex } from 'viem';
import { NodeError } from '../errors/node-error.ts';

/** A transaction whose bytes were parsed and whose sender was recovered, once. */
export interface DecodedTransaction {
  readonly transaction: TypedTransaction;
  readonly hash: Hex;
  readonly sender: Hex;
  /** The signed bytes as they came in. */
  readonly raw: Uint8Array;
}

/** Highest price in wei per gas that the sender agrees to. */
export function feeCap({ transaction }: DecodedTransaction): bigint {
  return 'maxFeePerGas' in transaction ? transaction.maxFeePerGas : transaction.gasPrice;
}

/** Highest part of the price in wei per gas that the sender gives to the block's producer. */
export function tipCap({ transaction }: DecodedTransaction): bigint {
  return 'maxPriorityFeePerGas' in transaction ? transaction.maxPriorityFeePerGas : transaction.gasPrice;
}

/** What the producer gets per gas at this base fee; negative if the sender does not even agree to the base fee. */
export function effectiveTip(transaction: DecodedTransaction, baseFeePerGas: bigint): bigint {
  const aboveBase = feeCap(transaction) - baseFeePerGas;
  const tip = tipCap(transaction);
  return bigIntMin(aboveBase, tip);
}

/** Why bytes are not a transaction that this chain could ever run. */
export class TransactionDecodeError extends NodeError<
  | 'MALFORMED'
  | 'UNSIGNED'
  | 'UNSUPPORTED_TYPE'
  | 'WRONG_CHAIN'
  | 'BAD_SIGNATURE'
  | 'TIP_ABOVE_FEE_CAP'
  | 'INIT_CODE_TOO_LARGE'
> {}

const SUPPORTED_TYPES: readonly number[] = [
  TransactionType.Legacy,
  TransactionType.AccessListEIP2930,
  TransactionType.FeeMarketEIP1559,
];
/** EIP-2718: a first byte from here on begins an RLP list, thus a legacy transaction. */
const FIRST_LIST_BYTE = 0xc0;

/**
 * Parses a signed transaction of type 0, 1 or 2 and recovers its sender.
 *
 * @throws {TransactionDecodeError}
 */
export function decodeTransaction(raw: Uint8Array, common: Common): DecodedTransaction {
  const type = (raw[0] ?? 0) >= FIRST_LIST_BYTE ? 0 : (raw[0] ?? 0);
  if (raw.length > 0 && !SUPPORTED_TYPES.includes(type)) {
    throw new TransactionDecodeError('UNSUPPORTED_TYPE', 'transaction type not supported');
  }
  const transaction = parse(raw, common);
  if (!transaction.isSigned()) throw new TransactionDecodeError('UNSIGNED', 'transaction is not signed');
  try {
    const sender = transaction.getSenderAddress().toString();
    return { transaction, hash: bytesToHex(transaction.hash()), sender, raw };
  } catch (cause) {
    throw new TransactionDecodeError('BAD_SIGNATURE', 'invalid sender', { cause });
  }
}

function parse(raw: Uint8Array, common: Common): TypedTransaction {
  try {
    return createTxFromRLP(raw, { common });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/chain id/i.test(reason)) {
      throw new TransactionDecodeError('WRONG_CHAIN', 'invalid chain id for signer', { cause });
    }
    if (/maxFeePerGas cannot be less/.test(reason)) {
      const message = 'max priority fee per gas higher than max fee per gas';
      throw new TransactionDecodeError('TIP_ABOVE_FEE_CAP', message, { cause });
    }
    if (/initcode size/.test(reason)) {
      throw new TransactionDecodeError('INIT_CODE_TOO_LARGE', 'max initcode size exceeded', { cause });
    }
    throw new TransactionDecodeError('MALFORMED', `malformed transaction: ${firstSentence(reason)}`, {
      cause,
    });
  }
}

/** The library appends a dump of the transaction in parentheses, which helps nobody on the other side of an RPC. */
function firstSentence(reason: string): string {
  return reason.split(/ \(tx type|\. /u)[0] ?? reason;
}
