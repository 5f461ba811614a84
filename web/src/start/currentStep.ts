interface Progress {
  /** The wallet is there and open. */
  ready: boolean;
  /** Test dollars in the wallet, 6 decimals; undefined until the chain answered. */
  dollars: bigint | undefined;
  invested: boolean;
}

/** The smallest investment, five test dollars. */
const NEEDED = 5_000_000n;

/** Which step is due: 0 a wallet, 1 test dollars, 2 an investment, 3 nothing more. Who has invested needs no dollars. */
export function currentStep({ ready, dollars, invested }: Progress): number {
  if (!ready) return 0;
  if (invested) return 3;
  return dollars === undefined || dollars < NEEDED ? 1 : 2;
}
