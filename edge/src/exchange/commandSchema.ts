import { z } from '@hono/zod-openapi';
import { canceledShape, cancelShape, placedShape, placeOrderShape, testedShape } from './schema.ts';

/** Commands in one frame or batch. */
export const COMMANDS_MAX = 64;
/** A frame of the order socket; a full one is about 40 KiB. */
export const FRAME_BYTES_MAX = 64 * 1024;

const commandId = z
  .union([z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), z.string().min(1).max(64)])
  .openapi({
    type: ['integer', 'string'],
    description: 'the sender’s own; the answer carries it',
    example: 7,
  });

export const commandShape = z
  .discriminatedUnion('op', [
    z.object({ id: commandId, op: z.literal('order'), params: placeOrderShape }),
    z.object({ id: commandId, op: z.literal('cancel'), params: cancelShape }),
    z.object({ id: commandId, op: z.literal('test'), params: placeOrderShape }),
  ])
  .openapi('Command');

export const batchShape = z
  .object({
    commands: z
      .array(commandShape)
      .min(1)
      .max(COMMANDS_MAX)
      .refine(
        (commands) => new Set(commands.map(({ id }) => id)).size === commands.length,
        'ids must differ',
      ),
  })
  .openapi('CommandBatch');

export const commandAnswerShape = z
  .object({
    id: commandId.nullable().openapi({ description: 'null where the command’s own could not be read' }),
    ok: z.boolean(),
    result: z
      .union([
        placedShape.extend({ replayed: z.boolean().openapi({ description: 'the answer is the first one' }) }),
        canceledShape,
        testedShape,
      ])
      .optional(),
    error: z
      .object({
        code: z.string(),
        message: z.string(),
        details: z.record(z.string(), z.unknown()).optional(),
      })
      .optional(),
    remaining: z
      .number()
      .int()
      .optional()
      .openapi({ description: 'what is left of the budget that the command counts in' }),
  })
  .openapi('CommandAnswer');

export const commandAnswersShape = z
  .object({ answers: z.array(commandAnswerShape).openapi({ description: 'in the order of the commands' }) })
  .openapi('CommandAnswers');

/** What a client hears on an order socket. */
export type OrderSocketMessage =
  | CommandAnswer[]
  | { op: 'pong'; id: number | null }
  | { op: 'heartbeat'; sequence: number; timeMs: number };

export type CommandBody = z.infer<typeof commandShape>;
export type CommandId = z.infer<typeof commandId>;
export type CommandAnswer = z.infer<typeof commandAnswerShape>;
