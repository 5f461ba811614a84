import { rows, type Sql } from './sql.ts';

type Hex = `0x${string}`;

/** Which address has which index in the engine. Small enough to be held whole. */
export class Accounts {
  readonly #sql: Sql;
  readonly #byAddress = new Map<string, number>();
  readonly #addresses: Hex[] = [];

  constructor(sql: Sql) {
    this.#sql = sql;
    for (const row of rows<{ account: number; address: Hex }>(
      sql,
      'SELECT * FROM accounts ORDER BY account',
    )) {
      this.#byAddress.set(row.address, row.account);
      this.#addresses[row.account] = row.address;
    }
  }

  get count(): number {
    return this.#addresses.length;
  }

  indexOf(address: Hex): number | undefined {
    return this.#byAddress.get(address);
  }

  addressOf(account: number): Hex {
    const address = this.#addresses[account];
    if (!address) throw new Error(`account ${account} was never opened`);
    return address;
  }

  add(account: number, address: Hex): void {
    this.#sql.exec('INSERT INTO accounts VALUES (?, ?)', account, address);
    this.#byAddress.set(address, account);
    this.#addresses[account] = address;
  }
}
