import type { Origin } from '../http/origin.ts';
import type { SignedMessageAnswer } from './schema.ts';
import type { CancelMessage, OrderMessage } from './signedMessages.ts';

type Hex = `0x${string}`;

/** A message with its signature as the Worker admitted it: whose it is has been recovered, what it may do has not been asked. */
export interface Admitted<Message> extends Origin {
  message: Message;
  signature: Hex;
  digest: Hex;
  /** Lower case. */
  signer: Hex;
  /** Until when the sender wants it taken; without it only the message's own expiry counts. */
  validUntilMs?: number;
}

type Signed<Message> = Pick<Admitted<Message>, 'message' | 'signature' | 'digest'>;

/** How the log keeps a signed order: u64 and wider as decimal strings. */
export function orderToJson({ message, signature, digest }: Signed<OrderMessage>): SignedMessageAnswer {
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

/** An order's message again. */
export function orderFromJson({ message }: SignedMessageAnswer): OrderMessage {
  const { priceTicks, quantityLots, expiry, ...rest } = message;
  return {
    ...rest,
    priceTicks: BigInt(priceTicks as string),
    quantityLots: BigInt(quantityLots as string),
    expiry: BigInt(expiry as string),
  } as OrderMessage;
}

/** How the log keeps a signed cancel. */
export function cancelToJson({ message, signature, digest }: Signed<CancelMessage>): SignedMessageAnswer {
  return { kind: 'cancel', message: { ...message, expiry: message.expiry.toString() }, signature, digest };
}

/** A cancel's message again. */
export function cancelFromJson({ message }: SignedMessageAnswer): CancelMessage {
  return { ...message, expiry: BigInt(message.expiry as string) } as CancelMessage;
}
