import { z } from '@hono/zod-openapi';
import { ipAllowListShape } from '../http/ipAllowList.ts';
import { addressShape, expiryShape, signatureShape, uint256TextShape } from '../http/shapes.ts';
import { clientOrderIdShape, sessionShape } from './schema.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** `<account>.<16 hex digits>`: the account is part of the id, so that the id alone finds its object. */
const keyIdShape = z
  .string()
  .regex(/^0x[0-9a-f]{40}\.[0-9a-f]{16}$/, 'must be an API key id')
  .openapi({ example: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8.0123456789abcdef' });

export const createKeyShape = z
  .object({
    account: addressShape,
    label: z.string().min(1).max(64),
    cancels: z.boolean().openapi({ description: 'whether the key may cancel; no key may place or withdraw' }),
    expiry: expiryShape,
    allowedIps: ipAllowListShape,
    nonce: uint256TextShape,
    signature: signatureShape,
  })
  .openapi('CreateApiKey');

const apiKeyShape = z
  .object({
    keyId: keyIdShape,
    label: z.string(),
    cancels: z.boolean(),
    expiry: expiryShape,
    allowedIps: z.array(z.string()),
    createdAtMs: count,
  })
  .openapi('ApiKey');

export const createdKeyShape = apiKeyShape
  .extend({ secret: z.string().openapi({ description: '32 bytes in hex, told this once' }) })
  .openapi('CreatedApiKey');

export const endKeyShape = z
  .object({ nonce: uint256TextShape, signature: signatureShape })
  .openapi('EndApiKey');

export const keyParamsShape = z.object({ keyId: keyIdShape });

export const sessionAddressesShape = z
  .object({
    account: addressShape,
    allowedIps: ipAllowListShape,
    nonce: uint256TextShape,
    signature: signatureShape,
  })
  .openapi('SessionAddresses');

const presenceShape = z
  .object({
    socketId: z.string(),
    by: z.string().openapi({ description: 'the key that logged in: an address, or an API key id' }),
    ip: z.string().nullable(),
    sinceMs: count,
  })
  .openapi('Presence');

export const accountShape = z
  .object({
    account: addressShape,
    sessions: z.array(sessionShape.extend({ allowedIps: z.array(z.string()) })),
    apiKeys: z.array(apiKeyShape),
    online: z.array(presenceShape),
    halted: z.boolean().openapi({ description: 'whether the kill switch is engaged' }),
  })
  .openapi('Account');

export const keyCancelShape = z
  .object({
    market: z.string().max(32),
    clientOrderId: clientOrderIdShape.nullable().openapi({ description: 'null cancels all of the market' }),
  })
  .openapi('KeyCancel');

export const haltShape = z
  .object({
    scope: z
      .union([z.literal('exchange'), addressShape])
      .openapi({ type: 'string', description: '`exchange`, or an account: its kill switch' }),
    engaged: z.boolean(),
    nonce: uint256TextShape,
    signature: signatureShape,
  })
  .openapi('Halt');

export const haltedShape = z.object({ scope: z.string(), engaged: z.boolean() }).openapi('Halted');

export type HaltBody = z.infer<typeof haltShape>;
export type CreateKeyBody = z.infer<typeof createKeyShape>;
export type ApiKeyAnswer = z.infer<typeof apiKeyShape>;
export type CreatedKeyAnswer = z.infer<typeof createdKeyShape>;
export type PresenceAnswer = z.infer<typeof presenceShape>;
export type AccountAnswer = z.infer<typeof accountShape>;
export type KeyCancelBody = z.infer<typeof keyCancelShape>;
export type SessionAddressesBody = z.infer<typeof sessionAddressesShape>;
