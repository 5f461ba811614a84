import { privateKeyToAccount } from 'viem/accounts';

/** Keys that only tests know. */
export const ann = privateKeyToAccount(`0x${'a1'.repeat(32)}`);
export const ben = privateKeyToAccount(`0x${'b2'.repeat(32)}`);
export const stranger = privateKeyToAccount(`0x${'c3'.repeat(32)}`);
