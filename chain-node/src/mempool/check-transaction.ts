import { type DecodedTransaction, feeCap } from '../execution/decoded-transaction.ts';
import { BASE_FEE_MIN_WEI } from '../genesis/genesis.ts';
import { type AccountRecord, hasCode } from '../state/account-record.ts';
import { MempoolError } from './mempool-error.ts';

/** Bytes of one signed transaction: room for the largest contract's creation code and its constructor's arguments. */
const TRANSACTION_BYTES_MAX = 128 * 1024;
const NONCE_MAX = 2n ** 64n - 1n;

/** The most that the transaction can cost its sender, in wei. */
export function transactionCost(transaction: DecodedTransaction): bigint {
  return transaction.transaction.gasLimit * feeCap(transaction) + transaction.transaction.value;
}

/**
 * Checks what can be checked about one transaction by itself.
 *
 * @param account the sender's account at the head
 * @throws {MempoolError}
 */
export function checkTransaction(
  decoded: DecodedTransaction,
  account: AccountRecord,
  blockGasLimit: bigint,
): void {
  const { transaction, sender, raw } = decoded;
  if (raw.length > TRANSACTION_BYTES_MAX) {
    throw new MempoolError(
      'OVERSIZED',
      `oversized data: transaction size ${raw.length}, limit ${TRANSACTION_BYTES_MAX}`,
    );
  }
  if (transaction.gasLimit > blockGasLimit) {
    throw new MempoolError('EXCEEDS_BLOCK_GAS_LIMIT', `exceeds block gas limit`);
  }
  const intrinsicGas = transaction.getIntrinsicGas();
  if (transaction.gasLimit < intrinsicGas) {
    const message = `intrinsic gas too low: gas ${transaction.gasLimit}, minimum needed ${intrinsicGas}`;
    throw new MempoolError('INTRINSIC_GAS_TOO_LOW', message);
  }
  if (feeCap(decoded) < BASE_FEE_MIN_WEI) {
    const message = `transaction underpriced: gas price ${feeCap(decoded)}, minimum needed ${BASE_FEE_MIN_WEI}`;
    throw new MempoolError('UNDERPRICED', message);
  }
  if (transaction.nonce === NONCE_MAX) throw new MempoolError('NONCE_MAX', 'nonce has max value');
  if (transaction.nonce < account.nonce) {
    const message = `nonce too low: next nonce ${account.nonce}, tx nonce ${transaction.nonce}`;
    throw new MempoolError('NONCE_TOO_LOW', message);
  }
  // EIP-3607
  if (hasCode(account)) throw new MempoolError('SENDER_NOT_EOA', `sender not an eoa: address ${sender}`);
}
