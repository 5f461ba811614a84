import { decodeEvents } from './decodeEvents.ts';
import type { ExchangeEvent } from './ExchangeEvent.ts';

/** Events as the engine wrote them, decoded only when they are looked at. */
export class EventLog implements Iterable<ExchangeEvent> {
  readonly #chunks: readonly Uint8Array[];

  constructor(chunks: readonly Uint8Array[]) {
    this.#chunks = chunks;
  }

  *[Symbol.iterator](): Generator<ExchangeEvent> {
    for (const chunk of this.#chunks) {
      const events: ExchangeEvent[] = [];
      decodeEvents(new DataView(chunk.buffer, chunk.byteOffset, chunk.length), 0, chunk.length, events);
      yield* events;
    }
  }
}
