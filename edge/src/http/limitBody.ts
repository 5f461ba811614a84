import { bodyLimit } from 'hono/body-limit';
import { EdgeError } from './edgeError.ts';

/** An order, a cancel or a delegation is under 1 KiB; nothing but a model needs more than this. */
export const BODY_BYTES_MAX = 16 * 1024;

/** Refuses a body above `maxBytes` before reading it (by its length), or while reading it (when it lied). */
export function limitBody(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new EdgeError('BODY_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`, {
        details: { maxBytes },
      });
    },
  });
}
