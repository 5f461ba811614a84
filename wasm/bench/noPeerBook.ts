import type { PeerBook } from './PeerBook.ts';

/** The exchange's peer asks Node for random ids when it is imported: no other host can run it. */
export const peerBook: PeerBook | undefined = undefined;
