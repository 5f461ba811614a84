/** A map whose changes since a checkpoint can be undone, at a cost of the changes and not of the map. */
export class UndoMap<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #undo: { readonly key: Key; readonly before: Value | undefined }[] = [];
  readonly #checkpoints: number[] = [];

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.#checkpoints.length > 0) this.#undo.push({ key, before: this.#entries.get(key) });
    this.#entries.set(key, value);
  }

  entries(): MapIterator<[Key, Value]> {
    return this.#entries.entries();
  }

  checkpoint(): void {
    this.#checkpoints.push(this.#undo.length);
  }

  /** Keeps the changes since the last checkpoint; the one before it can still undo them. */
  commit(): void {
    this.#checkpoints.pop();
    if (this.#checkpoints.length === 0) this.#undo.length = 0;
  }

  /** Undoes the changes since the last checkpoint. */
  revert(): void {
    const mark = this.#checkpoints.pop() ?? 0;
    while (this.#undo.length > mark) {
      const change = this.#undo.pop();
      if (change === undefined) break;
      if (change.before === undefined) this.#entries.delete(change.key);
      else this.#entries.set(change.key, change.before);
    }
  }
}
