import type { Deployment } from '@quantum-chain/contracts';
import type { Origin } from '../http/origin.ts';
import { admitCancel, admitOrder } from './admit.ts';
import type { CommandBody, CommandId } from './commandSchema.ts';
import type { SignedMessageAnswer } from './schema.ts';
import { type Admitted, cancelToJson, orderToJson } from './signedJson.ts';

/** An admitted command as the Worker hands it to the sequencer: plain JSON, with the message as the log keeps it. */
export interface WireCommand extends Origin {
  id: CommandId;
  op: CommandBody['op'];
  signed: SignedMessageAnswer;
  signer: Admitted<unknown>['signer'];
  validUntilMs?: number;
}

/** Checks of a command what needs no state. @throws EdgeError as `admitOrder` and `admitCancel` do. */
export async function admitCommand(
  command: CommandBody,
  deployment: Deployment,
  origin: Origin = {},
): Promise<WireCommand> {
  const { id, op } = command;
  if (command.op === 'cancel') {
    const { message, signature, digest, ...rest } = await admitCancel(command.params, deployment, origin);
    return { id, op, ...rest, signed: cancelToJson({ message, signature, digest }) };
  }
  const { message, signature, digest, ...rest } = await admitOrder(command.params, deployment, origin);
  return { id, op, ...rest, signed: orderToJson({ message, signature, digest }) };
}

/** The admitted message of a wire command, with its numbers as `fromJson` reads them. */
export function admittedOf<Message>(
  { id: _id, op: _op, signed, ...origin }: WireCommand,
  fromJson: (signed: SignedMessageAnswer) => Message,
): Admitted<Message> {
  return { ...origin, message: fromJson(signed), signature: signed.signature, digest: signed.digest };
}
