import { type Hex, hexToBigInt, keccak256, slice, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { recoverSigner, requireSigner } from './verifySignature.ts';

const account = privateKeyToAccount(`0x${'7'.repeat(64)}`);
const digest = keccak256('0x1234');
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const refused = expect.objectContaining({ code: 'SIGNATURE_INVALID' });

/** The other signature of the same key: n − s, and the other parity. */
function twin(signature: Hex): Hex {
  const s = ORDER - hexToBigInt(slice(signature, 32, 64));
  const v = slice(signature, 64, 65) === '0x1b' ? '1c' : '1b';
  return `${slice(signature, 0, 32)}${toHex(s, { size: 32 }).slice(2)}${v}`;
}

describe('recoverSigner', () => {
  it('tells who signed, in lower case', async () => {
    const signature = await account.sign({ hash: digest });
    expect(await recoverSigner(digest, signature)).toBe(account.address.toLowerCase());
    await expect(requireSigner(digest, signature, account.address)).resolves.toBeUndefined();
  });

  it('refuses what the contract would refuse', async () => {
    const signature = await account.sign({ hash: digest });
    const [r, s] = [slice(signature, 0, 32), slice(signature, 32, 64)];
    await expect(recoverSigner(digest, twin(signature))).rejects.toEqual(refused);
    for (const v of ['00', '01', '1a', '1d', 'ff']) {
      await expect(recoverSigner(digest, `${r}${s.slice(2)}${v}`)).rejects.toEqual(refused);
    }
    await expect(recoverSigner(digest, `0x${'00'.repeat(64)}1b`)).rejects.toEqual(refused);
    await expect(recoverSigner(digest, `${signature}00`)).rejects.toEqual(refused);
  });

  it('does not take one signer for another', async () => {
    const signature = await account.sign({ hash: keccak256('0x5678') });
    await expect(requireSigner(digest, signature, account.address)).rejects.toEqual(refused);
  });
});
