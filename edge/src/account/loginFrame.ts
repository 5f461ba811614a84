import { z } from 'zod';
import { expiryShape, signatureShape, uint256TextShape } from '../http/shapes.ts';

const FRAME_BYTES_MAX = 4_096;
const sequence = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const loginFrameShape = z.object({
  op: z.literal('login'),
  login: z.object({ expiry: expiryShape, nonce: uint256TextShape, signature: signatureShape }).optional(),
  key: z
    .object({ keyId: z.string().max(80), timestampMs: sequence, signature: z.string().max(64) })
    .optional(),
  resumeFrom: sequence.optional(),
});

const endFrameShape = z.object({ op: z.literal('end'), socketId: z.string().max(64) });

const frameShape = z.discriminatedUnion('op', [loginFrameShape, endFrameShape]);

export type LoginFrame = z.infer<typeof loginFrameShape>;

/** A frame that is the account's own business; undefined for any other. */
export function parseFrame(data: unknown): z.infer<typeof frameShape> | undefined {
  if (typeof data !== 'string' || data.length > FRAME_BYTES_MAX) return undefined;
  try {
    return frameShape.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
