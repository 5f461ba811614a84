import { accountAt, accountCount, assetCount } from './accounts';
import { writeAccount, writeHeader, writeMarket, writeOrder } from './entries';
import { ACCOUNT_FIRST_ORDER, COLD_ACCOUNT_NEXT, MARKET_ENTRY_BYTES, ORDER_ENTRY_BYTES } from './layout';
import { marketCount } from './markets';
import { coldOf, orderCount } from './orders';
import { ACCOUNT_ENTRY_BYTES, BALANCE_ENTRY_BYTES, HEADER_BYTES } from './snapshotLayout';

/** An upper bound of the snapshot's length. */
export function snapshotBytesMax(): usize {
  const account = ACCOUNT_ENTRY_BYTES + <usize>assetCount() * BALANCE_ENTRY_BYTES;
  return (
    HEADER_BYTES +
    <usize>accountCount() * account +
    <usize>marketCount() * MARKET_ENTRY_BYTES +
    <usize>orderCount() * ORDER_ENTRY_BYTES
  );
}

/** Writes the snapshot to `target` and returns its length. */
export function writeSnapshot(target: usize): usize {
  let at = writeHeader(target);
  for (let account: u32 = 0; account < accountCount(); account++) at = writeAccount(at, account);
  for (let market: u32 = 0; market < marketCount(); market++) at = writeMarket(at, market);
  for (let account: u32 = 0; account < accountCount(); account++) {
    let order = <usize>load<u32>(accountAt(account), ACCOUNT_FIRST_ORDER);
    for (; order !== 0; order = load<u32>(coldOf(order), COLD_ACCOUNT_NEXT)) at = writeOrder(at, order);
  }
  return at - target;
}
