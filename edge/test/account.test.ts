import { once } from 'node:events';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountMessage,
  type ApiCredentials,
  type Credentials,
  signApiKey,
  signApiKeyEnd,
  signDelegation,
  signHalt,
  signLogin,
  signRevocation,
  signSessionAddresses,
  typedDataOf,
} from '../client/index.ts';
import { TEST_DEPLOYMENT as domain } from './fakeChain.ts';
import { ann, ben, stranger } from './people.ts';
import { later, signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

let test: TestEdge;
beforeAll(async () => {
  test = await startTestEdge();
});
afterAll(() => test.close());

const annAddress = ann.address.toLowerCase() as `0x${string}`;
const login = (signer = ann, account = annAddress) => signLogin(signer, domain, { account, expiry: later() });

async function apiKey(change: { cancels?: boolean; allowedIps?: string[] } = {}): Promise<ApiCredentials> {
  const body = {
    account: annAddress,
    label: 'bot',
    cancels: true,
    expiry: later(),
    allowedIps: [],
    ...change,
  };
  return test.client.createApiKey(await signApiKey(ann, domain, body));
}

async function sessionKey(scopes = 3) {
  const key = privateKeyToAccount(generatePrivateKey());
  const delegation = {
    account: annAddress,
    sessionKey: key.address,
    scopes,
    expiry: BigInt(later()),
    nonce: BigInt(Date.now()),
  };
  await test.client.openSession(await signDelegation(ann, domain, delegation));
  return key;
}

/** The account's stream with all that it told, and a way to wait for more. */
function listen(by: Credentials, resumeFrom?: number) {
  const heard: AccountMessage[] = [];
  let wake = () => {};
  const stream = test.client.accountStream(ann.address, {
    by,
    ...(resumeFrom !== undefined && { resumeFrom }),
    onMessage: (message) => {
      heard.push(message);
      wake();
    },
  });
  const until = async (found: (message: AccountMessage) => boolean) => {
    while (!heard.some(found))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return heard.find(found) as AccountMessage;
  };
  return { stream, heard, until };
}

describe('an API key', () => {
  it('reads what is private and cancels, and does no more than that', async () => {
    const key = await apiKey();
    expect(await test.client.account(key)).toMatchObject({
      account: annAddress,
      apiKeys: [expect.objectContaining({ keyId: key.keyId, cancels: true })],
      halted: false,
    });
    const { order } = await test.client.placeOrder(await signTestOrder());
    const { canceled } = await test.client.cancelWithKey(key, {
      market: 'BTC-USD',
      clientOrderId: order.clientOrderId,
    });
    expect(canceled).toMatchObject([{ clientOrderId: order.clientOrderId, status: 'canceled' }]);
    const reader = await apiKey({ cancels: false });
    await expect(
      test.client.cancelWithKey(reader, { market: 'BTC-USD', clientOrderId: null }),
    ).rejects.toMatchObject({ code: 'API_KEY_SCOPE' });
  });

  it('with another secret, another request or from elsewhere is none', async () => {
    const key = await apiKey();
    await expect(test.client.account({ ...key, secret: '00'.repeat(32) })).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
    await expect(test.client.account({ ...key, keyId: `${key.keyId.slice(0, -1)}g` })).rejects.toMatchObject({
      code: 'API_KEY_UNKNOWN',
    });
    const elsewhere = await apiKey({ allowedIps: ['203.0.113.7'] });
    await expect(test.client.account(elsewhere)).rejects.toMatchObject({ code: 'IP_NOT_ALLOWED' });
  });

  it('is made by the wallet alone, and ends at once with its sockets', async () => {
    const body = { account: annAddress, label: 'x', cancels: true, expiry: later(), allowedIps: [] };
    await expect(test.client.createApiKey(await signApiKey(stranger, domain, body))).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
    const key = await apiKey();
    const socket = new WebSocket(`${test.url.replace('http', 'ws')}/v1/accounts/${annAddress}/stream`);
    await once(socket, 'open');
    const { stream, until } = listen(key);
    await until(({ type }) => type === 'resumed');
    const end = await signApiKeyEnd(ann, domain, { account: annAddress, keyId: key.keyId });
    await test.client.endApiKey(key.keyId, end);
    await expect(test.client.account(key)).rejects.toMatchObject({ code: 'API_KEY_UNKNOWN' });
    await expect(test.client.endApiKey(key.keyId, end)).rejects.toMatchObject({ code: 'NONCE_USED' });
    stream.close();
    socket.close();
  });
});

describe('the account stream', () => {
  it('tells a second device what it missed, and each what happens', async () => {
    const first = listen(await login());
    const resumed = await first.until(({ type }) => type === 'resumed');
    const { seq } = resumed as { seq: number };
    first.stream.close();
    await test.client.placeOrder(await signTestOrder({ side: 'sell', price: '9000', quantity: '0.5' }, ben));
    const missed = await test.client.placeOrder(await signTestOrder({ price: '9000', quantity: '0.2' }));
    const second = listen(await login(), seq);
    expect(await second.until(({ type }) => type === 'resumed')).toMatchObject({
      complete: true,
      placed: [{ clientOrderId: missed.order.clientOrderId, status: 'filled' }],
      fills: [{ quantity: '0.2', stage: 'matched' }],
    });
    await test.client.placeOrder(await signTestOrder({ price: '9000', quantity: '0.1' }));
    expect(
      await second.until((message) => message.type === 'update' && message.fills.length > 0),
    ).toMatchObject({ fills: [{ quantity: '0.1' }] });
    second.stream.close();
  });

  it('shows who is online, and its owner ends the others', async () => {
    const mine = listen(await login());
    await mine.until(({ type }) => type === 'resumed');
    const other = listen(await login());
    await other.until(({ type }) => type === 'resumed');
    await mine.until((message) => message.type === 'presence' && message.online.length === 2);
    mine.stream.end(other.stream.socketId ?? '');
    await mine.until((message) => message.type === 'presence' && message.online.length === 1);
    mine.stream.close();
    other.stream.close();
  });

  it('needs a login, and a key that may read', async () => {
    const open = async (frame: unknown) => {
      const socket = new WebSocket(`${test.url.replace('http', 'ws')}/v1/accounts/${annAddress}/stream`);
      await once(socket, 'open');
      socket.send(JSON.stringify(frame));
      const [closed] = (await once(socket, 'close')) as [CloseEvent];
      return [closed.code, closed.reason];
    };
    const { account: _account, ...foreign } = await login(stranger);
    expect(await open({ op: 'ping', id: 1 })).toEqual([4_003, 'log in first']);
    expect(await open({ op: 'login' })).toEqual([4_003, 'LOGIN_REQUIRED']);
    expect(await open({ op: 'login', login: foreign })).toEqual([4_003, 'SESSION_UNKNOWN']);
  });
});

describe('a session key', () => {
  it('is revoked at once: its reader is thrown out and told why', async () => {
    const key = await sessionKey();
    const owner = listen(await login());
    await owner.until(({ type }) => type === 'resumed');
    const reader = listen(await login(key));
    await reader.until(({ type }) => type === 'resumed');
    const revocation = { account: annAddress, sessionKey: key.address, nonce: BigInt(Date.now()) };
    await test.client.revokeSession(await signRevocation(ann, domain, revocation));
    expect(await owner.until(({ type }) => type === 'sessionEnded')).toMatchObject({
      sessionKey: key.address.toLowerCase(),
    });
    await expect(
      test.client.placeOrder(await signTestOrder({ account: ann.address }, key)),
    ).rejects.toMatchObject({ code: 'SESSION_UNKNOWN' });
    owner.stream.close();
    reader.stream.close();
  });

  it('works from where its owner lets it', async () => {
    const key = await sessionKey();
    const order = () => signTestOrder({ account: ann.address, price: '8000' }, key);
    const limit = async (allowedIps: string[]) =>
      test.client.limitSession(
        key.address,
        await signSessionAddresses(ann, domain, {
          account: annAddress,
          sessionKey: key.address.toLowerCase() as `0x${string}`,
          allowedIps,
        }),
      );
    await limit(['203.0.113.0/24']);
    await expect(test.client.placeOrder(await order())).rejects.toMatchObject({ code: 'IP_NOT_ALLOWED' });
    await limit([]);
    expect((await test.client.placeOrder(await order())).order.status).toBe('open');
  });
});

describe('a kill switch', () => {
  it('cancels everything and takes no order until the wallet releases it', async () => {
    const key = await sessionKey();
    await test.client.placeOrder(await signTestOrder());
    await test.client.halt(await signHalt(key, domain, { scope: annAddress, engaged: true }));
    expect(await test.client.orders(ann.address, { status: 'open' })).toEqual([]);
    await expect(test.client.placeOrder(await signTestOrder())).rejects.toMatchObject({
      code: 'ACCOUNT_HALTED',
    });
    await expect(
      test.client.halt(await signHalt(key, domain, { scope: annAddress, engaged: false })),
    ).rejects.toMatchObject({ code: 'SESSION_SCOPE' });
    const future = { scope: annAddress, engaged: true, nonce: 2n ** 255n };
    const signature = await key.signTypedData(typedDataOf('Halt', future, domain) as never);
    await expect(
      test.client.halt({ scope: annAddress, engaged: true, nonce: future.nonce.toString(), signature }),
    ).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    const release = await signHalt(ann, domain, { scope: annAddress, engaged: false });
    await test.client.halt(release);
    expect((await test.client.placeOrder(await signTestOrder({ price: '8000' }))).order.status).toBe('open');
    await expect(test.client.halt(release)).rejects.toMatchObject({ code: 'NONCE_USED' });
  });

  it('of the exchange belongs to the operator', async () => {
    const engaged = { scope: 'exchange' as const, engaged: true };
    await expect(test.client.halt(await signHalt(ann, domain, engaged))).rejects.toMatchObject({
      code: 'SESSION_UNKNOWN',
    });
  });
});
