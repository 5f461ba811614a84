/** A way out of a vault: asked, its price fixed, paid. */
export type RedemptionStage = 'requested' | 'processed' | 'claimable' | 'paid';

export interface Redemption {
  requestId: bigint;
  /** As asked for, 12 decimals. */
  shares: bigint;
  /** Dollars, fixed when processed; undefined before. */
  assets: bigint | undefined;
  stage: RedemptionStage;
}

/** An investor's events of one vault, oldest first. */
export interface RedemptionEvents {
  requested: readonly { requestId: bigint; shares: bigint }[];
  processed: readonly { requestId: bigint; assets: bigint }[];
  claimed: readonly { requestId: bigint; assets: bigint }[];
}

/**
 * Where each request stands, newest first.
 * @param dollarsInVault what lies in the vault itself: a request can be claimed once they cover it.
 */
export function redemptionsOf(events: RedemptionEvents, dollarsInVault: bigint): Redemption[] {
  const processed = new Map(events.processed.map((event) => [event.requestId, event.assets]));
  const claimed = new Set(events.claimed.map((event) => event.requestId));
  return events.requested
    .map(({ requestId, shares }): Redemption => {
      const assets = processed.get(requestId);
      if (assets === undefined) return { requestId, shares, assets, stage: 'requested' };
      if (claimed.has(requestId)) return { requestId, shares, assets, stage: 'paid' };
      return { requestId, shares, assets, stage: dollarsInVault >= assets ? 'claimable' : 'processed' };
    })
    .reverse();
}

/** A part of what one holds, in shares; all of it is all of it, without a rest. */
export function sharesOfPart(shares: bigint, percent: number): bigint {
  return (shares * BigInt(percent)) / 100n;
}
