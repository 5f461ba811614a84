type Hex = `0x${string}`;

/** What the exchange contract says that the sequencer has to hear, in the chain's order. Addresses in lower case. */
export type ChainEvent =
  | { type: 'deposited'; depositId: number; account: Hex; asset: number; amount: bigint }
  | { type: 'withdrawalRequested'; withdrawalId: number; account: Hex; asset: number; amount: bigint }
  | { type: 'withdrawalPaid'; withdrawalId: number; amount: bigint }
  | { type: 'sessionAuthorized'; account: Hex; sessionKey: Hex; scopes: number; expiry: number }
  | { type: 'sessionRevoked'; account: Hex; sessionKey: Hex };
