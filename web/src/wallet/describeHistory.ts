import type { EventView } from '../explorer/chainData.ts';
import type { DecodedArgument } from '../explorer/decode.ts';

/** One line of an account's history: what happened, and how much of what. */
export interface HistoryLine {
  key: string;
  /** Below `wallet.did_` in the messages. */
  did: string;
  amount?: { units: bigint; decimals: number; symbol: string; sign: 1 | -1 | 0 };
  blockNumber: number;
  transaction: `0x${string}`;
  counterparty?: string;
}

interface Tokens {
  tUSD: string;
  tBTC: string;
}

const DOLLAR_DECIMALS = 6;
const BITCOIN_DECIMALS = 8;
const SHARE_DECIMALS = 12;
const ZERO_ADDRESS = `0x${'0'.repeat(40)}`;

/** Events that say their amount themselves; a token's transfers are told apart below. */
const KNOWN: Record<
  string,
  { did: string; amount?: string; sign?: 1 | -1; of?: 'asset' | 'dollars' | 'shares' }
> = {
  Deposited: { did: 'deposited', amount: 'amount', of: 'asset', sign: -1 },
  WithdrawalRequested: { did: 'withdrawalAsked', amount: 'amount', of: 'asset' },
  WithdrawalPaid: { did: 'withdrawalPaid', amount: 'amount', of: 'asset', sign: 1 },
  RedeemRequested: { did: 'redeemAsked', amount: 'shares', of: 'shares' },
  RedeemClaimed: { did: 'redeemed', amount: 'assets', of: 'dollars', sign: 1 },
  ProfitShared: { did: 'profitShared', amount: 'fee', of: 'dollars', sign: -1 },
  ModelPublished: { did: 'published' },
  EvaluationRecorded: { did: 'evaluated' },
  VaultCreated: { did: 'vaultCreated' },
  SessionKeyAuthorized: { did: 'keyAuthorized' },
  SessionKeyRevoked: { did: 'keyRevoked' },
  FaucetPaid: { did: 'faucet', amount: 'amount', of: 'asset', sign: 1 },
  Deposit: { did: 'invested', amount: 'assets', of: 'dollars', sign: -1 },
};

/**
 * An account's history, newest first. A transfer that another event of its transaction says better (a deposit, an
 * investment) is left out.
 * @param events newest first.
 */
export function historyLines(events: readonly EventView[], account: string, tokens: Tokens): HistoryLine[] {
  const lines = events
    .map((event) => describeHistory(event, account, tokens))
    .filter((line) => line !== undefined);
  const isTransfer = ({ did }: HistoryLine) => did === 'sent' || did === 'received';
  return lines.filter(
    (line) =>
      !isTransfer(line) ||
      !lines.some(
        (other) =>
          !isTransfer(other) &&
          other.transaction === line.transaction &&
          other.amount?.units === line.amount?.units,
      ),
  );
}

/** A line for an event that names `account`; undefined where the event says nothing that another does not say better. */
function describeHistory(event: EventView, account: string, tokens: Tokens): HistoryLine | undefined {
  const { decoded } = event;
  if (!decoded) return undefined;
  const place = { key: event.key, blockNumber: event.blockNumber, transaction: event.transaction };
  const value = (name: string) => textOf(decoded.arguments, name);
  if (decoded.name === 'Transfer') return transferLine(event, account, tokens, place, value);
  const known = KNOWN[decoded.name];
  if (!known) return undefined;
  const units = known.amount === undefined ? undefined : value(known.amount);
  if (units === undefined) return { ...place, did: known.did };
  return {
    ...place,
    did: known.did,
    amount: { units: BigInt(units), sign: known.sign ?? 0, ...unitOf(known.of, event, value, tokens) },
  };
}

function transferLine(
  event: EventView,
  account: string,
  tokens: Tokens,
  place: Pick<HistoryLine, 'key' | 'blockNumber' | 'transaction'>,
  value: (name: string) => string | undefined,
): HistoryLine | undefined {
  const token = tokenOf(event.address, tokens);
  const units = value('value');
  // A vault's shares move when one invests or leaves, which the vault's own events say in dollars.
  if (!token || units === undefined) return undefined;
  const incoming = same(value('to'), account);
  const counterparty = value(incoming ? 'from' : 'to');
  // Minted by the faucet, which says so itself.
  if (incoming && same(counterparty, ZERO_ADDRESS)) return undefined;
  return {
    ...place,
    did: incoming ? 'received' : 'sent',
    amount: { units: BigInt(units), sign: incoming ? 1 : -1, ...token },
    ...(counterparty === undefined ? {} : { counterparty }),
  };
}

function unitOf(
  of: 'asset' | 'dollars' | 'shares' | undefined,
  event: EventView,
  value: (name: string) => string | undefined,
  tokens: Tokens,
): { decimals: number; symbol: string } {
  if (of === 'shares') return { decimals: SHARE_DECIMALS, symbol: '' };
  const assetId = value('assetId');
  const asset =
    assetId === undefined
      ? tokenOf(event.address, tokens)
      : tokenOf(assetId === '1' ? tokens.tBTC : tokens.tUSD, tokens);
  return asset ?? { decimals: DOLLAR_DECIMALS, symbol: 'tUSD' };
}

function tokenOf(address: string, tokens: Tokens): { decimals: number; symbol: string } | undefined {
  if (same(address, tokens.tUSD)) return { decimals: DOLLAR_DECIMALS, symbol: 'tUSD' };
  if (same(address, tokens.tBTC)) return { decimals: BITCOIN_DECIMALS, symbol: 'tBTC' };
  return undefined;
}

function textOf(values: readonly DecodedArgument[], name: string): string | undefined {
  const found = values.find((argument) => argument.name === name)?.value;
  return typeof found === 'string' ? found : undefined;
}

function same(left: string | undefined, right: string): boolean {
  return left?.toLowerCase() === right.toLowerCase();
}
