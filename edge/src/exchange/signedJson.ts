import type { SignedMessageAnswer } from './schema.ts';
import type { CancelMessage, OrderMessage } from './signedMessages.ts';

type Hex = `0x${string}`;

/** A message with its signature as the Worker admitted it: whose it is has been recovered, what it may do has not been asked. */
export interface Admitted<Message> {
  message: Message;
  signature: Hex;
  digest: Hex;
  /** Lower case. */
  signer: Hex;
}

/** How the log keeps a signed order: u64 and wider as decimal strings. */
export function orderToJson({ message, signature, digest }: Admitted<OrderMessage>): SignedMessageAnswer {
  const { priceTicks, quantityLots, expiry, ...rest } = message;
  return {
    kind: 'order',
    message: {
      ...rest,
      priceTicks: priceTicks.toString(),
      quantityLots: quantityLots.toString(),
      expiry: expiry.toString(),
    },
    signature,
    digest,
  };
}

/** How the log keeps a signed cancel. */
export function cancelToJson({ message, signature, digest }: Admitted<CancelMessage>): SignedMessageAnswer {
  return { kind: 'cancel', message: { ...message, expiry: message.expiry.toString() }, signature, digest };
}
