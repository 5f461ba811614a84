/**
 * What is signed for the edge alone; no contract reads it. Same domain as orders, so that a signature is good for one
 * exchange on one chain. `nonce` grows from message to message of a kind: the time in milliseconds will do.
 */
type Hex = `0x${string}`;

/** Whoever signs this may read what is private to the account, until `expiry` (Unix seconds). */
export interface Login {
  account: Hex;
  expiry: bigint;
  nonce: bigint;
}

/** A key without a signature of its own, for reading and, where `cancels` says so, for cancelling. Signed by the wallet. */
export interface ApiKeyMessage {
  account: Hex;
  label: string;
  cancels: boolean;
  expiry: bigint;
  /** Comma-separated; empty is anywhere. */
  allowedIps: string;
  nonce: bigint;
}

export interface ApiKeyEnd {
  account: Hex;
  keyId: string;
  nonce: bigint;
}

/** Where a session key may be used from. Signed by the wallet. */
export interface SessionAddresses {
  account: Hex;
  sessionKey: Hex;
  /** Comma-separated; empty is anywhere. */
  allowedIps: string;
  nonce: bigint;
}

/** Stops or releases an account, or the whole exchange (`scope` is its address in lower case, or `exchange`). */
export interface HaltMessage {
  scope: 'exchange' | Hex;
  engaged: boolean;
  nonce: bigint;
}

const account = { name: 'account', type: 'address' } as const;
const nonce = { name: 'nonce', type: 'uint256' } as const;
const expiry = { name: 'expiry', type: 'uint64' } as const;
const ips = { name: 'allowedIps', type: 'string' } as const;

export const edgeMessageTypes = {
  Login: { Login: [account, expiry, nonce] },
  ApiKey: {
    ApiKey: [
      account,
      { name: 'label', type: 'string' },
      { name: 'cancels', type: 'bool' },
      expiry,
      ips,
      nonce,
    ],
  },
  ApiKeyEnd: { ApiKeyEnd: [account, { name: 'keyId', type: 'string' }, nonce] },
  SessionAddresses: { SessionAddresses: [account, { name: 'sessionKey', type: 'address' }, ips, nonce] },
  Halt: { Halt: [{ name: 'scope', type: 'string' }, { name: 'engaged', type: 'bool' }, nonce] },
} as const;
