// The law that the debug build checks after every command.
import { accountCount, assetCount, balanceAt, supplyAt } from './accounts';
import { BALANCE_AVAILABLE, BALANCE_RESERVED } from './layout';

/** For each asset: what is available and reserved over all accounts is what was deposited less what was withdrawn. */
export function moneyIsConserved(): bool {
  for (let asset: u32 = 0; asset < assetCount(); asset++) {
    let sum: i64 = 0;
    for (let account: u32 = 0; account < accountCount(); account++) {
      const available = load<i64>(balanceAt(account, asset), BALANCE_AVAILABLE);
      const reserved = load<i64>(balanceAt(account, asset), BALANCE_RESERVED);
      if (available < 0 || reserved < 0) return false;
      sum += available + reserved;
    }
    if (sum !== load<i64>(supplyAt(asset))) return false;
  }
  return true;
}
