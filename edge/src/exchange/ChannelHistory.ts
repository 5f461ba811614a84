const MESSAGES_MAX = 1_000;
const BYTES_MAX = 1024 * 1024;

interface Kept {
  lastSeq: number;
  text: string;
}

/** The newest messages of a channel, so that a reader who was away for a moment goes on where it was. */
export class ChannelHistory {
  readonly #kept: Kept[] = [];
  #bytes = 0;
  #completeFrom: number;

  /** Complete from the command after `seq` on. */
  constructor(seq: number) {
    this.#completeFrom = seq;
  }

  add(lastSeq: number, text: string): void {
    this.#kept.push({ lastSeq, text });
    this.#bytes += text.length;
    while (this.#kept.length > MESSAGES_MAX || this.#bytes > BYTES_MAX) {
      const oldest = this.#kept.shift() as Kept;
      this.#bytes -= oldest.text.length;
      this.#completeFrom = oldest.lastSeq;
    }
  }

  /** Everything after a sequence; undefined where that is no longer known. */
  after(seq: number): string[] | undefined {
    if (seq < this.#completeFrom) return undefined;
    return this.#kept.filter(({ lastSeq }) => lastSeq > seq).map(({ text }) => text);
  }
}
