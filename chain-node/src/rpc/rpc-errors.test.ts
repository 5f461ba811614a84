import { type Hex, parseEther, serializeTransaction } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawCall, rawPost, walletAt } from '../../test/support/clients.ts';
import { startTestDevnet, type TestDevnet } from '../../test/support/run-devnet.ts';
import { STRANGER, signTransfer } from '../../test/support/signed.ts';

let devnet: TestDevnet;
beforeAll(async () => {
  devnet = await startTestDevnet();
  const wallet = walletAt(devnet.url);
  // Account 0 is at nonce 1 from here on.
  await wallet.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ to: STRANGER, value: 1n }) });
});
afterAll(() => devnet.close());

describe('what is not JSON-RPC', () => {
  test.each([
    { body: '{', code: -32_700, message: 'parse error', id: null },
    { body: '', code: -32_700, message: 'parse error', id: null },
    { body: '[]', code: -32_600, message: 'empty batch', id: null },
    { body: '42', code: -32_600, message: 'invalid request', id: null },
    { body: '{"jsonrpc":"2.0","id":7}', code: -32_600, message: 'invalid request', id: 7 },
    {
      body: '{"jsonrpc":"1.0","id":"x","method":"eth_chainId"}',
      code: -32_600,
      message: 'invalid request',
      id: 'x',
    },
    {
      body: '{"jsonrpc":"2.0","id":{},"method":"eth_chainId"}',
      code: -32_600,
      message: 'invalid request',
      id: null,
    },
    {
      body: `[${'1,'.repeat(1_000)}1]`,
      code: -32_600,
      message: 'batch too large: at most 1000 calls',
      id: null,
    },
  ])('$body.length characters: $message', async ({ body, code, message, id }) => {
    expect(await rawPost(devnet.url, body)).toEqual({ jsonrpc: '2.0', id, error: { code, message } });
  });

  test('a batch answers each of its calls, in order, and notifications not at all', async () => {
    const call = (id: number | undefined, method: string) => ({ jsonrpc: '2.0', id, method });
    const batch = [call(1, 'eth_chainId'), call(undefined, 'eth_chainId'), 5, call(2, 'no_such')];
    expect(await rawPost(devnet.url, JSON.stringify(batch))).toEqual([
      { jsonrpc: '2.0', id: 1, result: '0x1df8' },
      { jsonrpc: '2.0', id: null, error: { code: -32_600, message: 'invalid request' } },
      {
        jsonrpc: '2.0',
        id: 2,
        error: { code: -32_601, message: 'the method no_such does not exist/is not available' },
      },
    ]);
  });

  test('a notification alone gets no body', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', method: 'eth_chainId' });
    const response = await fetch(devnet.url, { method: 'POST', body });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('a body beyond the bound is refused before it is read to the end', async () => {
    const response = await fetch(devnet.url, { method: 'POST', body: 'x'.repeat(6 * 1024 * 1024) });
    expect(response.status).toBe(413);
  });

  test('other methods than POST get the way out, browsers their permission, and GET the health', async () => {
    expect((await fetch(devnet.url, { method: 'DELETE' })).status).toBe(405);
    const preflight = await fetch(devnet.url, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(await (await fetch(`${devnet.url}/health`)).json()).toMatchObject({
      status: 'ok',
      head: { number: 1 },
    });
  });
});

describe('parameters', () => {
  const address = '0x00000000000000000000000000000000000a11ce';
  const hash = `0x${'11'.repeat(32)}`;
  test.each([
    ['eth_getBalance', []],
    ['eth_getBalance', ['0x12', 'latest']],
    ['eth_getBalance', [address, 'soon']],
    ['eth_getBalance', [address, '0x']],
    ['eth_getBalance', [address, '12']],
    ['eth_getBalance', [address, 12]],
    ['eth_getBalance', [address, 'latest', 'more']],
    ['eth_getBalance', { address }],
    ['eth_getBlockByHash', ['0x1234', false]],
    ['eth_getBlockByNumber', ['latest', 'yes']],
    ['eth_getStorageAt', [address, 'zz', 'latest']],
    ['eth_getTransactionByHash', [hash.slice(0, -1)]],
    ['eth_call', [{ to: address, data: '0x123' }, 'latest']],
    ['eth_call', [{ to: address, data: '0x12', input: '0x34' }, 'latest']],
    ['eth_call', [{ to: address, gasPrice: '0x1', maxFeePerGas: '0x1' }, 'latest']],
    ['eth_call', ['latest']],
    ['eth_sendRawTransaction', ['0xzz']],
    ['eth_sendRawTransaction', ['0x']],
    ['eth_sendRawTransaction', ['0xc0']],
    ['eth_sendRawTransaction', ['0x02c0']],
    ['eth_getLogs', [{ fromBlock: '0x2', toBlock: '0x1' }]],
    ['eth_getLogs', [{ blockHash: hash, fromBlock: '0x1' }]],
    ['eth_getLogs', [{ topics: ['0x12'] }]],
    ['eth_getLogs', [{ topics: [null, null, null, null, null] }]],
    ['eth_feeHistory', ['0x1', 'latest', [50, 25]]],
    ['eth_feeHistory', ['0x1', 'latest', [101]]],
    ['eth_getProof', [address, ['nope'], 'latest']],
    ['eth_getFilterChanges', ['nope']],
  ])('%s %j is -32602', async (method, params) => {
    const { error, result } = await rawCall(devnet.url, method, params);
    expect(result).toBeUndefined();
    expect(error?.code).toBe(-32_602);
  });

  test('the message says which argument and what is wrong with it', async () => {
    const { error } = await rawCall(devnet.url, 'eth_getBalance', ['0x12', 'latest']);
    expect(error?.message).toBe('invalid argument 0: not an address of 20 bytes');
  });

  test.each([
    ['eth_subscribe', ['newHeads'], -32_601, 'notifications not supported'],
    ['eth_sign', [address, '0x00'], -32_601, 'the method eth_sign does not exist/is not available'],
    ['eth_getBalance', [address, '0xffffff'], -32_000, 'header not found'],
    ['eth_getBalance', [address, { blockHash: hash }], -32_000, 'header not found'],
    ['eth_getFilterChanges', ['0x1'], -32_000, 'filter not found'],
    ['eth_getLogs', [{ blockHash: hash }], -32_000, 'unknown block'],
  ])('%s %j is %i', async (method, params, code, message) => {
    expect((await rawCall(devnet.url, method, params)).error).toEqual({ code, message });
  });

  test('what does not exist is null', async () => {
    for (const method of ['eth_getTransactionByHash', 'eth_getTransactionReceipt', 'eth_getBlockByHash']) {
      expect((await rawCall(devnet.url, method, [hash])).result).toBeNull();
    }
    expect((await rawCall(devnet.url, 'eth_getBlockByNumber', ['0xffffff', false])).result).toBeNull();
  });
});

describe('transactions that are turned away, with the words wallets look for', () => {
  const flip = (raw: Hex): Hex => `0x${raw.slice(2, -2)}${raw.endsWith('00') ? '01' : '00'}`;
  const cases: { name: string; raw: () => Promise<Hex>; message: RegExp; code?: number }[] = [
    {
      name: 'an old nonce',
      raw: () => signTransfer({ nonce: 0 }),
      message: /^nonce too low: next nonce 1, tx nonce 0$/,
    },
    {
      name: 'too little gas',
      raw: () => signTransfer({ nonce: 1, gas: 20_000n }),
      message: /^intrinsic gas too low/,
    },
    {
      name: 'too much gas',
      raw: () => signTransfer({ nonce: 1, gas: 60_000_001n }),
      message: /^exceeds block gas limit$/,
    },
    {
      name: 'more than there is',
      raw: () => signTransfer({ nonce: 1, value: parseEther('1000001') }),
      message: /^insufficient funds for gas \* price \+ value: balance \d+, tx cost \d+, overshot \d+$/,
    },
    {
      name: 'a fee below the floor',
      raw: () => signTransfer({ nonce: 1, gasPrice: 1n }),
      message: /^transaction underpriced/,
    },
    {
      name: 'another chain',
      raw: () => signTransfer({ nonce: 1, chainId: 1 }),
      message: /^invalid chain id for signer$/,
    },
    {
      name: 'another chain, legacy',
      raw: () => signTransfer({ nonce: 1, chainId: 1, gasPrice: 10n ** 9n }),
      message: /^invalid chain id for signer$/,
    },
    {
      name: 'blobs',
      raw: async () => '0x03f8',
      message: /^transaction type not supported$/,
    },
    {
      name: 'no signature',
      raw: async () =>
        serializeTransaction({
          chainId: 7672,
          to: STRANGER,
          maxFeePerGas: 10n ** 9n,
          gas: 21_000n,
          type: 'eip1559',
        }),
      message: /^transaction is not signed$/,
    },
    {
      name: 'creation code beyond EIP-3860',
      raw: () => signTransfer({ nonce: 1, to: undefined, data: `0x${'00'.repeat(49_153)}`, gas: 9_000_000n }),
      message: /^max initcode size exceeded$/,
    },
  ];

  test.each(cases)('$name', async ({ raw, message, code = -32_003 }) => {
    const { error } = await rawCall(devnet.url, 'eth_sendRawTransaction', [await raw()]);
    expect(error).toEqual({ code, message: expect.stringMatching(message) });
  });

  test('a tampered signature pays from nobody we know: it has no funds', async () => {
    const { error } = await rawCall(devnet.url, 'eth_sendRawTransaction', [
      flip(await signTransfer({ nonce: 1 })),
    ]);
    expect(error?.code).toBe(-32_003);
    expect(error?.message).toMatch(/^(insufficient funds|invalid sender)/);
  });

  test('known and underpriced replacements', async () => {
    // Behind a gap, so that no block takes it.
    const raw = await signTransfer({ nonce: 9 });
    expect((await rawCall(devnet.url, 'eth_sendRawTransaction', [raw])).result).toMatch(/^0x/);
    expect((await rawCall(devnet.url, 'eth_sendRawTransaction', [raw])).error).toEqual({
      code: -32_003,
      message: 'already known',
    });
    const other = await signTransfer({ nonce: 9, value: 2n });
    expect((await rawCall(devnet.url, 'eth_sendRawTransaction', [other])).error).toEqual({
      code: -32_003,
      message: 'replacement transaction underpriced',
    });
  });

  test('none of it changed the chain', async () => {
    expect(await walletAt(devnet.url).getBlockNumber()).toBe(1n);
  });
});
