import { loadSecp256k1 } from '@quantum-chain/wasm';
import { bytesToHex, type Hex, hexToBytes } from 'viem';
import { EdgeError } from '../http/edgeError.ts';

/** r ‖ s ‖ v, where v is the recovery id plus 27. */
const SIGNATURE_BYTES = 65;
const RECOVERY_OFFSET = 27;

/**
 * Who signed a digest. Whatever the contract would refuse is refused here, or one order could stop a whole batch:
 * OpenZeppelin's ECDSA, which settles what is taken here, knows two values of v and the lower half of s.
 * @throws EdgeError `SIGNATURE_INVALID`
 */
export async function recoverSigner(digest: Hex, signature: Hex): Promise<Hex> {
  const bytes = hexToBytes(signature);
  const recoveryId = (bytes[SIGNATURE_BYTES - 1] ?? 0) - RECOVERY_OFFSET;
  if (bytes.length === SIGNATURE_BYTES && (recoveryId === 0 || recoveryId === 1)) {
    const secp256k1 = await loadSecp256k1();
    const rs = bytes.subarray(0, SIGNATURE_BYTES - 1);
    const address = secp256k1.recoverAddress(hexToBytes(digest), rs, recoveryId, { lowS: 'required' });
    if (address) return bytesToHex(address);
  }
  throw new EdgeError('SIGNATURE_INVALID', 'The signature is not one.');
}

/** @throws EdgeError `SIGNATURE_INVALID` unless `signer` signed the digest. */
export async function requireSigner(digest: Hex, signature: Hex, signer: Hex): Promise<void> {
  if ((await recoverSigner(digest, signature)) !== signer.toLowerCase()) {
    throw new EdgeError('SIGNATURE_INVALID', `The signature is not ${signer}'s.`);
  }
}
