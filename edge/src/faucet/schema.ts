import { z } from '@hono/zod-openapi';
import { addressShape, bytes32Shape, decimalShape } from '../http/shapes.ts';

export const faucetBodyShape = z.object({ address: addressShape }).openapi('FaucetRequest');

export const faucetShape = z
  .object({
    address: addressShape,
    qor: decimalShape.openapi({ description: 'native QOR sent for gas; 0 if the address had enough' }),
    tusd: decimalShape.openapi({ description: 'test dollars minted' }),
    transactions: z.array(bytes32Shape),
  })
  .openapi('FaucetAnswer');

export type FaucetAnswer = z.infer<typeof faucetShape>;
