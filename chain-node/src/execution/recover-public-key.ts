import { calculateSigRecovery, concatBytes, setLengthLeft } from '@ethereumjs/util';
import { loadSecp256k1 } from '@quantum-chain/wasm';
import { NodeError } from '../errors/node-error.ts';

/** The signature cannot have been made by any key. */
class RecoveryError extends NodeError<'BAD_RECOVERY_ID' | 'BAD_SIGNATURE'> {}

const WORD_BYTES = 32;
const secp256k1 = await loadSecp256k1();

/**
 * Public key (64 bytes) that signed `messageHash`: what transactions and the ECRECOVER precompile need.
 *
 * @param v 0 or 1, 27 or 28, or with `chainId` as EIP-155 encodes it
 * @throws {RecoveryError}
 */
export function recoverPublicKey(
  messageHash: Uint8Array,
  v: bigint,
  r: Uint8Array,
  s: Uint8Array,
  chainId?: bigint,
): Uint8Array {
  const recovery = calculateSigRecovery(v, chainId);
  if (recovery !== 0n && recovery !== 1n)
    throw new RecoveryError('BAD_RECOVERY_ID', `invalid signature v ${v}`);
  const signature = concatBytes(setLengthLeft(r, WORD_BYTES), setLengthLeft(s, WORD_BYTES));
  // Transactions with the higher s are refused before this is asked (EIP-2); the precompile takes them.
  const key = secp256k1.recoverPublicKey(messageHash, signature, Number(recovery), { lowS: 'any' });
  if (!key) throw new RecoveryError('BAD_SIGNATURE', 'no key can have made this signature');
  return key;
}
