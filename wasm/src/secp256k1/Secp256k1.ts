import { EngineError } from '../engine/EngineError.ts';
import type { Secp256k1Exports } from '../engine/Secp256k1Exports.ts';
import {
  ADDRESS_BYTES,
  type AttributedSignatures,
  type BatchCost,
  DIGEST_BYTES,
  PUBLIC_KEY_BYTES,
  type RecoverableSignatures,
  type RecoveredAddresses,
  type RecoveredPublicKeys,
  SIGNATURE_BYTES,
  type SignatureRules,
  type VerifiedSignatures,
} from './Signatures.ts';

/** One at a time; in batches; in batches of pairs, where relaxed SIMD is there and exact. All answer the same. */
export type SignaturePath = 'single' | 'scalar' | 'twoLanes';

const PATH_NUMBERS: Record<SignaturePath, number> = { single: 0, scalar: 1, twoLanes: 2 };
/** From how many items on a batch is faster than one at a time (`npm run bench -w wasm -- secp256k1`). */
const BATCH_ITEMS_MIN: Record<SignaturePath, number> = { single: Infinity, scalar: 48, twoLanes: 12 };
const RECOVERY_ID_MAX = 3;
const HASH_BYTES = 32;

/**
 * ECDSA over secp256k1 in WASM: public-key recovery (SEC 1, section 4.1.6) and verification (section 4.1.4). A signature
 * that is not valid, whatever its bytes, is an answer; only lengths that do not fit throw. Not constant-time: for public
 * data alone.
 *
 * @example
 * const secp256k1 = await loadSecp256k1();
 * const sender = secp256k1.recoverAddress(digest, signature, 0, { lowS: 'required' });
 */
export class Secp256k1 {
  readonly #engine: Secp256k1Exports;
  readonly #memory: Uint8Array<ArrayBuffer>;
  readonly #path: SignaturePath;
  readonly #batchItemsMin: number;

  /** Use `loadSecp256k1()`. With `path`, everything takes it; the instance must have been initialised. */
  constructor(engine: Secp256k1Exports, path?: SignaturePath) {
    this.#engine = engine;
    this.#memory = new Uint8Array(engine.memory.buffer);
    this.#path = path ?? (engine.hasTwoLanes() ? 'twoLanes' : 'scalar');
    this.#batchItemsMin = path ? 1 : BATCH_ITEMS_MIN[this.#path];
  }

  /** The path that batches take here. */
  get path(): SignaturePath {
    return this.#path;
  }

  /**
   * The key (64 bytes) that signed a digest (32 bytes) with a signature (64 bytes), or undefined if none can have.
   * Throws `EngineError` (`badArgument`) for other lengths.
   */
  recoverPublicKey(
    digest: Uint8Array,
    signature: Uint8Array,
    recoveryId: number,
    rules: SignatureRules,
  ): Uint8Array<ArrayBuffer> | undefined {
    const { publicKeys, valid } = this.recoverPublicKeys(one(digest, signature, recoveryId), rules);
    return valid[0] ? publicKeys : undefined;
  }

  /** As `recoverPublicKey`, but the key's address (20 bytes). */
  recoverAddress(
    digest: Uint8Array,
    signature: Uint8Array,
    recoveryId: number,
    rules: SignatureRules,
  ): Uint8Array<ArrayBuffer> | undefined {
    const { addresses, valid } = this.recoverAddresses(one(digest, signature, recoveryId), rules);
    return valid[0] ? addresses : undefined;
  }

  /** Whether the key (64 bytes) signed the digest. Throws `EngineError` (`badArgument`) for other lengths. */
  verify(digest: Uint8Array, signature: Uint8Array, publicKey: Uint8Array, rules: SignatureRules): boolean {
    requireOne(digest);
    return (
      this.verifyBatch({ digests: digest, signatures: signature, publicKeys: publicKey }, rules).valid[0] ===
      1
    );
  }

  /** The keys of any number of signatures. Throws `EngineError` (`badArgument`) if the arrays' lengths disagree. */
  recoverPublicKeys(
    batch: RecoverableSignatures,
    rules: SignatureRules,
  ): RecoveredPublicKeys & { readonly publicKeys: Uint8Array<ArrayBuffer> } {
    const count = countOf(batch);
    const publicKeys = new Uint8Array(count * PUBLIC_KEY_BYTES);
    const answer = this.#recover(batch, count, rules, (first, items) => {
      const at = this.#engine.publicKeysAt();
      publicKeys.set(this.#memory.subarray(at, at + items * PUBLIC_KEY_BYTES), first * PUBLIC_KEY_BYTES);
    });
    return { publicKeys, ...answer };
  }

  /** The addresses of any number of signatures' keys, likewise. */
  recoverAddresses(
    batch: RecoverableSignatures,
    rules: SignatureRules,
  ): RecoveredAddresses & { readonly addresses: Uint8Array<ArrayBuffer> } {
    const count = countOf(batch);
    const addresses = new Uint8Array(count * ADDRESS_BYTES);
    const answer = this.#recover(batch, count, rules, (first, items) => {
      const hashes = this.#engine.hashPublicKeys(items);
      for (let i = 0; i < items; i++) {
        if (!this.#memory[this.#engine.validAt() + i]) continue;
        const end = hashes + (i + 1) * HASH_BYTES;
        addresses.set(this.#memory.subarray(end - ADDRESS_BYTES, end), (first + i) * ADDRESS_BYTES);
      }
    });
    return { addresses, ...answer };
  }

  /** Verifies any number of signatures. Throws `EngineError` (`badArgument`) if the arrays' lengths disagree. */
  verifyBatch(batch: AttributedSignatures, rules: SignatureRules): VerifiedSignatures {
    const { digests, signatures, publicKeys } = batch;
    const count = itemCount(digests);
    requireLength('signatures', signatures, count * SIGNATURE_BYTES);
    requireLength('public keys', publicKeys, count * PUBLIC_KEY_BYTES);
    return this.#inChunks(count, (first, items) => {
      this.#write(this.#engine.digestsAt(), digests, first, items, DIGEST_BYTES);
      this.#write(this.#engine.signaturesAt(), signatures, first, items, SIGNATURE_BYTES);
      this.#write(this.#engine.publicKeysAt(), publicKeys, first, items, PUBLIC_KEY_BYTES);
      return this.#engine.verify(items, this.#pathFor(items), rules.lowS === 'required');
    });
  }

  #recover(
    { digests, signatures, recoveryIds }: RecoverableSignatures,
    count: number,
    rules: SignatureRules,
    collect: (first: number, items: number) => void,
  ): VerifiedSignatures {
    return this.#inChunks(count, (first, items) => {
      this.#write(this.#engine.digestsAt(), digests, first, items, DIGEST_BYTES);
      this.#write(this.#engine.signaturesAt(), signatures, first, items, SIGNATURE_BYTES);
      this.#write(this.#engine.recoveryIdsAt(), recoveryIds, first, items, 1);
      const slowItems = this.#engine.recover(items, this.#pathFor(items), rules.lowS === 'required');
      collect(first, items);
      return slowItems;
    });
  }

  /** `run` answers how many of its items were slow. */
  #inChunks(
    count: number,
    run: (first: number, items: number) => number,
  ): { valid: Uint8Array; cost: BatchCost } {
    const capacity = this.#engine.capacity();
    const valid = new Uint8Array(count);
    let slowItems = 0;
    for (let first = 0; first < count; first += capacity) {
      const items = Math.min(capacity, count - first);
      slowItems += run(first, items);
      const at = this.#engine.validAt();
      valid.set(this.#memory.subarray(at, at + items), first);
    }
    return { valid, cost: { items: count, slowItems } };
  }

  #write(address: number, array: Uint8Array, first: number, items: number, itemBytes: number): void {
    this.#memory.set(array.subarray(first * itemBytes, (first + items) * itemBytes), address);
  }

  #pathFor(items: number): number {
    return PATH_NUMBERS[items < this.#batchItemsMin ? 'single' : this.#path];
  }
}

function one(digest: Uint8Array, signature: Uint8Array, recoveryId: number): RecoverableSignatures {
  requireOne(digest);
  // A byte would fold other numbers into range.
  const isId = Number.isInteger(recoveryId) && recoveryId >= 0 && recoveryId <= RECOVERY_ID_MAX;
  const recoveryIds = Uint8Array.of(isId ? recoveryId : RECOVERY_ID_MAX + 1);
  return { digests: digest, signatures: signature, recoveryIds };
}

function countOf({ digests, signatures, recoveryIds }: RecoverableSignatures): number {
  const count = itemCount(digests);
  requireLength('signatures', signatures, count * SIGNATURE_BYTES);
  requireLength('recovery ids', recoveryIds, count);
  return count;
}

function itemCount(digests: Uint8Array): number {
  if (digests.length % DIGEST_BYTES === 0) return digests.length / DIGEST_BYTES;
  throw new EngineError(
    'badArgument',
    `${digests.length} bytes are not whole digests of ${DIGEST_BYTES} bytes.`,
  );
}

function requireOne(digest: Uint8Array): void {
  requireLength('a digest', digest, DIGEST_BYTES);
}

function requireLength(what: string, array: Uint8Array, length: number): void {
  if (array.length === length) return;
  throw new EngineError('badArgument', `${array.length} bytes for ${what}, where ${length} are due.`);
}
