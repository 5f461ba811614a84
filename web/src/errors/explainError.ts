import { PageError } from './pageError.ts';

/** Which sentence of the messages says an error, and what it names. */
export interface Explanation {
  /** Below `errors.` in the messages. */
  key: string;
  details: Record<string, string>;
}

interface Coded {
  name?: unknown;
  code?: unknown;
  message?: unknown;
  shortMessage?: unknown;
  cause?: unknown;
  details?: unknown;
  data?: { errorName?: unknown };
}

/** Codes that people's wallets answer with when they press "reject" (EIP-1193). */
const REJECTED_BY_PERSON = 4001;
const CAUSES_MAX = 8;

/**
 * The sentence for whatever was thrown: by the page, the edge, the chain's contracts or a wallet.
 * @param isKnown tells whether the messages have a sentence under `errors.<key>`.
 */
export function explainError(error: unknown, isKnown: (key: string) => boolean): Explanation {
  if (error instanceof PageError && isKnown(error.code)) return { key: error.code, details: error.details };
  for (const cause of causesOf(error)) {
    if (cause.code === REJECTED_BY_PERSON || cause.name === 'UserRejectedRequestError')
      return { key: 'REJECTED', details: {} };
    const reverted = cause.data?.errorName;
    if (typeof reverted === 'string' && isKnown(`revert_${reverted}`))
      return { key: `revert_${reverted}`, details: {} };
    if (cause.name === 'EdgeApiError' && typeof cause.code === 'string' && isKnown(`edge_${cause.code}`))
      return { key: `edge_${cause.code}`, details: textsOf(cause.details) };
    if (cause.name === 'HttpRequestError' || cause.name === 'TimeoutError')
      return { key: 'CHAIN_UNREACHABLE', details: {} };
    if (cause.name === 'InsufficientFundsError') return { key: 'NO_GAS', details: {} };
  }
  const [first] = causesOf(error);
  const message = first?.shortMessage ?? first?.message;
  return { key: 'UNKNOWN', details: { message: typeof message === 'string' ? message : String(error) } };
}

function causesOf(error: unknown): Coded[] {
  const causes: Coded[] = [];
  for (let at = error; at && typeof at === 'object' && causes.length < CAUSES_MAX; at = (at as Coded).cause)
    causes.push(at as Coded);
  return causes;
}

function textsOf(details: unknown): Record<string, string> {
  if (!details || typeof details !== 'object') return {};
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, String(value)]));
}
