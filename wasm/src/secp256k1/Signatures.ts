/** Bytes of each part of an item. */
export const DIGEST_BYTES = 32;
/** r, then s, in big-endian order. */
export const SIGNATURE_BYTES = 64;
/** x, then y: uncompressed, without the byte 0x04. */
export const PUBLIC_KEY_BYTES = 64;
/** The last bytes of the public key's keccak-256, as Ethereum has it. */
export const ADDRESS_BYTES = 20;

/**
 * Of (r, s) and (r, n − s) both are valid. `required` takes the one with the lower s only, as Ethereum's transactions
 * (EIP-2) and OpenZeppelin's ECDSA do; `any` takes both, as SEC 1 and the ECRECOVER precompile do.
 */
export interface SignatureRules {
  readonly lowS: 'required' | 'any';
}

/** Signatures one behind the other, to recover who signed. */
export interface RecoverableSignatures {
  /** 32 bytes each: what was signed. */
  readonly digests: Uint8Array;
  /** 64 bytes each. */
  readonly signatures: Uint8Array;
  /** A byte each, 0 to 3. */
  readonly recoveryIds: Uint8Array;
}

/** Signatures one behind the other, with who is said to have signed. */
export interface AttributedSignatures {
  /** 32 bytes each: what was signed. */
  readonly digests: Uint8Array;
  /** 64 bytes each. */
  readonly signatures: Uint8Array;
  /** 64 bytes each. */
  readonly publicKeys: Uint8Array;
}

/** What a batch took, so that callers can charge for signatures that were made to be slow. */
export interface BatchCost {
  readonly items: number;
  /**
   * Items that met a case which the batch leaves to a slower path. Nobody's honest signature does; whoever knows the
   * private key of R can craft one, and each takes up to three times an item's usual time.
   */
  readonly slowItems: number;
}

interface BatchAnswer {
  /** A byte each: 1 or 0. */
  readonly valid: Uint8Array;
  readonly cost: BatchCost;
}

export interface RecoveredPublicKeys extends BatchAnswer {
  /** 64 bytes each; zeros where the signature is invalid. */
  readonly publicKeys: Uint8Array;
}

export interface RecoveredAddresses extends BatchAnswer {
  /** 20 bytes each; zeros where the signature is invalid. */
  readonly addresses: Uint8Array;
}

export type VerifiedSignatures = BatchAnswer;
