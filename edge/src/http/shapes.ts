import { z } from '@hono/zod-openapi';

const lower = (text: string) => text.toLowerCase();

/** An EVM address; answers carry it in lower case. */
export const addressShape = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be 0x and 40 hex digits')
  .transform((text) => lower(text) as `0x${string}`)
  .openapi({
    type: 'string',
    pattern: '^0x[0-9a-fA-F]{40}$',
    example: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  });

/** 32 bytes: a hash, a digest, a model id. */
export const bytes32Shape = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be 0x and 64 hex digits')
  .transform((text) => lower(text) as `0x${string}`)
  .openapi({ type: 'string', pattern: '^0x[0-9a-fA-F]{64}$' });

/** r ‖ s ‖ v. Its absence has a code of its own. */
export const signatureShape = z
  .string({ error: 'SIGNATURE_MISSING' })
  .min(1, 'SIGNATURE_MISSING')
  .regex(/^0x[0-9a-fA-F]{130}$/, 'SIGNATURE_INVALID')
  .transform((text) => lower(text) as `0x${string}`)
  .openapi({ type: 'string', pattern: '^0x[0-9a-fA-F]{130}$', description: '65 bytes, r ‖ s ‖ v' });

/** A decimal number as a string: no float ever carries money over this border. */
export const decimalShape = z
  .string()
  .max(40)
  .regex(/^\d+(\.\d+)?$/, 'must be a decimal number without sign or exponent')
  .openapi({ type: 'string', pattern: '^\\d+(\\.\\d+)?$', example: '9500.1' });

/** An unsigned integer of up to 256 bits, as a decimal string. */
export const uint256TextShape = z
  .string()
  .regex(/^\d{1,78}$/, 'must be an unsigned integer')
  .refine((text) => !/^\d{1,78}$/.test(text) || BigInt(text) < 1n << 256n, 'must fit 256 bits')
  .openapi({ type: 'string', example: '1' });

/** Seconds since 1970, as signed messages carry it. */
export const expiryShape = z
  .number()
  .int()
  .min(0)
  .max(Number.MAX_SAFE_INTEGER)
  .openapi({ example: 1790000000 });

/** The market in a path. */
export const marketParamsShape = z.object({ market: z.string().max(32).openapi({ example: 'BTC-USD' }) });

export const errorShape = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'INVALID_REQUEST' }),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi('Error');
