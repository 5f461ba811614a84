import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from './free-port.ts';

const HOST = '127.0.0.1';

test('a taken port is passed over, a free one is taken', async () => {
  const wanted = await findFreePort(0, HOST);
  expect(await findFreePort(wanted, HOST)).toBe(wanted);
  const occupant = createServer();
  await new Promise<void>((resolve) => occupant.listen(wanted, HOST, resolve));
  const other = await findFreePort(wanted, HOST);
  expect(other).not.toBe(wanted);
  expect(other).toBeGreaterThan(0);
  await new Promise((resolve) => occupant.close(resolve));
});
