/**
 * Base of every error that the node throws on purpose.
 *
 * `code` is stable and meant for programs; the message is one short line for people.
 */
export class NodeError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
