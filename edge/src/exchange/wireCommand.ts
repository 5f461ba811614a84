import type { Deployment } from '@quantum-chain/contracts';
import { admitCancel, admitOrder } from './admit.ts';
import type { CommandBody, CommandId } from './commandSchema.ts';
import type { SignedMessageAnswer } from './schema.ts';
import { type Admitted, cancelToJson, orderToJson } from './signedJson.ts';

/** An admitted command as the Worker hands it to the sequencer: plain JSON, with the message as the log keeps it. */
export interface WireCommand {
  id: CommandId;
  op: CommandBody['op'];
  signed: SignedMessageAnswer;
  signer: Admitted<unknown>['signer'];
  validUntilMs?: number;
  ip?: string;
}

/** Checks of a command what needs no state. @throws EdgeError as `admitOrder` and `admitCancel` do. */
export async function admitCommand(
  command: CommandBody,
  deployment: Deployment,
  ip?: string,
): Promise<WireCommand> {
  const { id, op } = command;
  if (command.op === 'cancel') {
    const { message, signature, digest, ...origin } = await admitCancel(command.params, deployment, ip);
    return { id, op, ...origin, signed: cancelToJson({ message, signature, digest }) };
  }
  const { message, signature, digest, ...origin } = await admitOrder(command.params, deployment, ip);
  return { id, op, ...origin, signed: orderToJson({ message, signature, digest }) };
}

/** The admitted message of a wire command, with its numbers as `fromJson` reads them. */
export function admittedOf<Message>(
  { signed, signer, validUntilMs, ip }: WireCommand,
  fromJson: (signed: SignedMessageAnswer) => Message,
): Admitted<Message> {
  return {
    message: fromJson(signed),
    signature: signed.signature,
    digest: signed.digest,
    signer,
    ...(validUntilMs !== undefined && { validUntilMs }),
    ...(ip !== undefined && { ip }),
  };
}
