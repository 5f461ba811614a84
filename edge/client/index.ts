export type * from '../src/exchange/accountSchema.ts';
export { bookChecksum } from '../src/exchange/bookChecksum.ts';
export type { CommandAnswer, CommandBody } from '../src/exchange/commandSchema.ts';
export type * from '../src/exchange/marketSchema.ts';
export type { LedgerAnswer, LedgerEntryAnswer, LedgerQuery } from '../src/exchange/reportSchema.ts';
export type * from '../src/exchange/schema.ts';
export {
  type CancelMessage,
  cancelMessage,
  type Delegation,
  digestOf,
  type OrderMessage,
  type OrderWords,
  orderMessage,
  type Revocation,
  type SigningDomain,
  typedDataOf,
} from '../src/exchange/signedMessages.ts';
export type { CandleInterval } from '../src/exchange/store/tradeCandles.ts';
export type { FaucetAnswer } from '../src/faucet/schema.ts';
export { formatDecimal, parseDecimal } from '../src/markets/decimal.ts';
export type { StoredModelAnswer, TraderAnswer } from '../src/models/schema.ts';
export type { CandleAnswer, CandlesAnswer, CandlesQuery, ClockAnswer } from '../src/oracle/schema.ts';
export type { ConfigAnswer, HealthAnswer, StatusAnswer } from '../src/system/schema.ts';
export type { DecisionAnswer, VaultAnswer, VaultDetailAnswer, VaultQuery } from '../src/vaults/schema.ts';
export type { BookState } from './bookReader.ts';
export { createEdgeClient, type EdgeClient, type EdgeClientOptions } from './createEdgeClient.ts';
export type { ApiCredentials, Credentials, LoginCredentials } from './credentials.ts';
export { EdgeApiError } from './edgeApiError.ts';
export type { LinkOptions, StreamState } from './keepConnected.ts';
export type { AccountMessage, AccountStream, AccountStreamOptions } from './openAccountStream.ts';
export type { OrderSocket } from './openOrderSocket.ts';
export type { BestPrices, Stream, StreamOptions } from './openStream.ts';
export {
  type OrderToSign,
  type Signer,
  signCancel,
  signDelegation,
  signOrder,
  signRevocation,
} from './sign.ts';
export {
  signApiKey,
  signApiKeyEnd,
  signHalt,
  signLogin,
  signSessionAddresses,
} from './signEdgeMessages.ts';
export type * from './streamMessages.ts';
export { toEngineCandle } from './toEngineCandle.ts';
