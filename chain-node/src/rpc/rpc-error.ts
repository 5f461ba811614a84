import type { Hex } from 'viem';
import { NodeError } from '../errors/node-error.ts';

/** Error codes of JSON-RPC 2.0, EIP-1474 and, for 3, of geth. */
export const RPC_CODES = {
  PARSE_ERROR: -32_700,
  INVALID_REQUEST: -32_600,
  METHOD_NOT_FOUND: -32_601,
  INVALID_PARAMS: -32_602,
  INTERNAL: -32_603,
  SERVER_ERROR: -32_000,
  TRANSACTION_REJECTED: -32_003,
  LIMIT_EXCEEDED: -32_005,
  EXECUTION_REVERTED: 3,
} as const;

/** A failure that the caller is told about, with its code on the wire. */
export class RpcError extends NodeError<keyof typeof RPC_CODES> {
  /** For a revert: what the contract returned. */
  readonly data: Hex | undefined;

  constructor(code: keyof typeof RPC_CODES, message: string, options?: { data?: Hex; cause?: unknown }) {
    super(code, message, options);
    this.data = options?.data;
  }

  toJson(): { code: number; message: string; data?: Hex } {
    const json = { code: RPC_CODES[this.code], message: this.message };
    return this.data === undefined ? json : { ...json, data: this.data };
  }
}
