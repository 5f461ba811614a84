import { type Hex, hexToBigInt, hexToNumber, recoverAddress, slice } from 'viem';
import { EdgeError } from '../http/edgeError.ts';

/** Half of secp256k1's order: OpenZeppelin's ECDSA, which settles what is taken here, refuses the upper half. */
const LOW_S_MAX = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/**
 * Who signed a digest. Whatever the contract would refuse is refused here, or one order could stop a whole batch.
 * @throws EdgeError `SIGNATURE_INVALID`
 */
export async function recoverSigner(digest: Hex, signature: Hex): Promise<Hex> {
  const recoveryByte = hexToNumber(slice(signature, 64, 65));
  if ((recoveryByte === 27 || recoveryByte === 28) && hexToBigInt(slice(signature, 32, 64)) <= LOW_S_MAX) {
    try {
      return (await recoverAddress({ hash: digest, signature })).toLowerCase() as Hex;
    } catch {
      // Not a point on the curve: nobody signed this.
    }
  }
  throw new EdgeError('SIGNATURE_INVALID', 'The signature is not one.');
}

/** @throws EdgeError `SIGNATURE_INVALID` unless `signer` signed the digest. */
export async function requireSigner(digest: Hex, signature: Hex, signer: Hex): Promise<void> {
  if ((await recoverSigner(digest, signature)) !== signer.toLowerCase()) {
    throw new EdgeError('SIGNATURE_INVALID', `The signature is not ${signer}'s.`);
  }
}
