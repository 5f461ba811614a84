import { z } from '@hono/zod-openapi';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const ledgerEntryShape = z
  .object({
    sequence: count,
    timeMs: count,
    kind: z.enum(['deposit', 'withdrawal', 'refund', 'trade', 'fee', 'feeIncome']),
    asset: z.string(),
    amount: z.string().openapi({ description: 'decimal; negative where it left', example: '-95.001' }),
    tradeId: count.nullable(),
    chainId: count.nullable().openapi({ description: 'id of the deposit or withdrawal on chain' }),
  })
  .openapi('LedgerEntry');

export const ledgerShape = z
  .object({
    entries: z.array(ledgerEntryShape).openapi({ description: 'newest first' }),
    next: count.nullable().openapi({ description: '`before` of the next page; null where this is the last' }),
  })
  .openapi('Ledger');

/** What a download may hold; a longer history is read in parts, each from `before`. */
export const DOWNLOAD_ROWS_MAX = 5_000;

export const ledgerQueryShape = z.object({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

export const downloadParamsShape = z.object({
  address: z
    .string()
    .regex(/^0x[0-9a-fA-F]{40}$/)
    .transform((text) => text.toLowerCase() as `0x${string}`)
    .openapi({ type: 'string', pattern: '^0x[0-9a-fA-F]{40}$' }),
  report: z.enum(['ledger', 'fills', 'orders']),
});

export const downloadQueryShape = z.object({
  format: z.enum(['csv', 'json']).default('csv'),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});

export type LedgerEntryAnswer = z.infer<typeof ledgerEntryShape>;
export type LedgerAnswer = z.infer<typeof ledgerShape>;
export type LedgerQuery = z.infer<typeof ledgerQueryShape>;
export type Report = z.infer<typeof downloadParamsShape>['report'];
