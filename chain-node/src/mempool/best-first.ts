/** A binary heap: the best item, as `isBetter` says, comes out first. */
export class BestFirst<Item> {
  readonly #items: Item[] = [];
  readonly #isBetter: (a: Item, b: Item) => boolean;

  constructor(isBetter: (a: Item, b: Item) => boolean) {
    this.#isBetter = isBetter;
  }

  push(item: Item): void {
    let index = this.#items.push(item) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBetter(index, parent)) break;
      index = parent;
    }
  }

  pop(): Item | undefined {
    const best = this.#items[0];
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return best;
    this.#items[0] = last;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = this.#isBetterAt(right, left) ? right : left;
      if (child >= this.#items.length || !this.#swapIfBetter(child, index)) return best;
      index = child;
    }
  }

  #swapIfBetter(child: number, parent: number): boolean {
    if (!this.#isBetterAt(child, parent)) return false;
    const item = this.#items[child] as Item;
    this.#items[child] = this.#items[parent] as Item;
    this.#items[parent] = item;
    return true;
  }

  #isBetterAt(a: number, b: number): boolean {
    if (a >= this.#items.length) return false;
    return this.#isBetter(this.#items[a] as Item, this.#items[b] as Item);
  }
}
