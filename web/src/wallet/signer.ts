import type { Hex, WalletClient } from 'viem';

/** Whoever can sign for the person in front of the page. */
export interface Signer {
  address: Hex;
  /** Sends transactions, bound to the account; made when it is needed, because it needs the chain's address. */
  client(): Promise<WalletClient>;
  // biome-ignore lint/suspicious/noExplicitAny: each caller passes one message of docs/protocol.md, typed where it is built.
  signTypedData(typedData: any): Promise<Hex>;
}
