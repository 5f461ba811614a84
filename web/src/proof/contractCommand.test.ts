import { exchangeAbi } from '@quantum-chain/contracts';
import { expect, test } from 'vitest';
import { contractCommand } from './contractCommand.ts';

const TO = `0x${'12'.repeat(20)}` as const;

test('the command asks the contract for the value at the block', () => {
  const command = contractCommand({
    rpcUrl: 'http://127.0.0.1:8545',
    to: TO,
    abi: exchangeAbi,
    functionName: 'markPriceTicks',
    args: [0],
    block: 255n,
  });
  expect(command).toContain('curl -s http://127.0.0.1:8545');
  const body = JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '');
  expect(body.params[0].to).toBe(TO);
  expect(body.params[1]).toBe('0xff');
  // Four bytes of selector and one word.
  expect(body.params[0].data).toHaveLength(2 + 8 + 64);
});
