export interface EdgeOptions {
  /** 0 takes a free one. */
  port?: number;
  host?: string;
  /** Everything that must survive a restart: the objects' SQLite files, stored models, the candle file. */
  dataDir: string;
  /** JSON-RPC of the chain; without it the edge serves market data only. */
  chainRpcUrl?: string;
  /** JSON-RPC for browsers, where it differs. */
  publicChainRpcUrl?: string;
  /** What `@quantum-chain/contracts` deployed. */
  deployment?: unknown;
  market?: MarketOptions;
  /** The built PWA; without it only the API is served. */
  assetsDir?: string;
  /** A session key's speed limit, 100 unless set. */
  ordersPerSecond?: number;
  /** An address's limit, 200 unless set. */
  requestWeightPerSecond?: number;
  /** Private keys in place of the development mnemonic's. */
  keys?: Partial<EdgeKeys>;
}

export type MarketOptions = { speed?: number } & (
  | { source: 'simulated'; seed?: number }
  | { source: 'live'; url?: string }
  /** `startTimeMs` counts only the first time. */
  | { source: 'file'; file: string; label?: string; startTimeMs?: number }
);

export interface EdgeKeys {
  operator: `0x${string}`;
  marketMaker: `0x${string}`;
  passerBy: `0x${string}`;
  faucet: `0x${string}`;
}
