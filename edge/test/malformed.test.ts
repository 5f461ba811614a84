import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readApiDocument } from '../scripts/readApiDocument.ts';
import { signTestOrder, startTestEdge, type TestEdge } from './startTestEdge.ts';

/** `FUZZ_REQUESTS=10000` for the long run. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 600);
const AT_ONCE = 16;
/** Needs a chain that answers; what it refuses is not this border's business. */
const ELSEWHERE = ['/v1/faucet'];

let test: TestEdge;
beforeAll(async () => {
  test = await startTestEdge({ requestWeightPerSecond: 1_000_000, ordersPerSecond: 1_000_000 });
});
afterAll(() => test.close());

const nasty = fc.oneof(
  fc.constantFrom(
    null,
    '',
    '0x',
    '-1',
    '1e9',
    'NaN',
    '9'.repeat(400),
    [],
    {},
    -1,
    2 ** 60,
    true,
    '\u0000',
    '‮',
  ),
  fc.jsonValue({ maxDepth: 3 }),
);
/** A good body with one field spoiled, missing or too many, or no such body at all. */
const body = (good: Record<string, unknown>) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(good)), nasty)
      .map(([name, value]) => ({ ...good, [name]: value })),
    fc.constantFrom(...Object.keys(good)).map((name) => ({ ...good, [name]: undefined })),
    fc.tuple(fc.string(), nasty).map(([name, value]) => ({ [name]: value })),
    nasty,
    fc.string().map((text) => ({ raw: text })),
  );
const pathPart = fc.oneof(
  fc.constantFrom(
    'BTC-USD',
    '..',
    '%00',
    '%2e%2e',
    '0',
    '-1',
    'x'.repeat(300),
    `0x${'0'.repeat(40)}`,
    `0x${'f'.repeat(64)}`,
  ),
  fc.string({ minLength: 1 }).map(encodeURIComponent),
);

it('no malformed request fails inside or changes anything', async () => {
  const { paths } = await readApiDocument();
  const operations = Object.entries(paths)
    .filter(([path]) => !ELSEWHERE.includes(path))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })));
  // Signed for another chain, so that even a body that survives is nobody's order.
  const order = await signTestOrder({}, undefined, { chainId: 1, exchange: `0x${'06'.repeat(20)}` });
  const good = {
    ...order,
    orders: [],
    commands: [{ id: 1, op: 'order', params: order }],
    nonce: '1',
    scope: 'exchange',
    engaged: true,
  };
  const request = fc.record({
    operation: fc.constantFrom(...operations),
    parts: fc.array(pathPart, { minLength: 2, maxLength: 2 }),
    query: fc.webQueryParameters(),
    body: body(good),
  });
  const before = (await test.client.health()).exchange;
  const samples = fc.sample(request, REQUESTS);
  const failures: unknown[] = [];
  const sender = async () => {
    for (let sample = samples.pop(); sample; sample = samples.pop()) {
      const { status, text } = await send(sample);
      if (status >= 500 && !text.includes('CHAIN_UNAVAILABLE')) failures.push({ status, text, sample });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  expect(failures).toEqual([]);
  expect((await test.client.health()).exchange).toEqual(before);
}, 900_000);

async function send({
  operation,
  parts,
  query,
  body,
}: {
  operation: { path: string; method: string };
  parts: string[];
  query: string;
  body: unknown;
}): Promise<{ status: number; text: string }> {
  let part = 0;
  const path = operation.path.replace(/\{\w+\}/g, () => parts[part++] ?? 'x');
  const reads = operation.method === 'get';
  const raw = (body as { raw?: unknown } | null)?.raw;
  const response = await fetch(`${test.url}${path}?${reads ? query : ''}`, {
    method: operation.method.toUpperCase(),
    ...(!reads && {
      headers: { 'content-type': 'application/json' },
      body: typeof raw === 'string' ? raw : JSON.stringify(body),
    }),
  });
  return { status: response.status, text: await response.text() };
}
