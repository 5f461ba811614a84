import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Deployment } from '@quantum-chain/contracts';
import {
  type AbiEvent,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  numberToHex,
  parseAbiItem,
  zeroHash,
} from 'viem';
import { ann, ben } from './people.ts';

const address = (byte: string): Hex => `0x${byte.repeat(20)}`;

export const TEST_DEPLOYMENT: Deployment = {
  chainId: 7672,
  blockNumber: 1,
  buildDigest: zeroHash,
  operator: address('01'),
  treasury: address('02'),
  qor: address('03'),
  tUSD: address('04'),
  tBTC: address('05'),
  exchange: address('06'),
  modelRegistry: address('07'),
  modelVaultFactory: address('08'),
};

const HEAD = 9;
const DEPOSITED = parseAbiItem(
  'event Deposited(uint64 indexed depositId, address indexed account, uint32 indexed assetId, uint256 amount)',
) as AbiEvent;

/** $100,000 for Ann, 100 bitcoins for Ben, both in block 2. */
const DEPOSITS = [
  depositLog(1n, ann.address, 0, 100_000_000_000n),
  depositLog(2n, ben.address, 1, 10_000_000_000n),
];

/** A JSON-RPC node that knows two deposits and settles nothing. Answers its address. */
export async function startFakeChain(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const body = (await json(request)) as RpcCall | RpcCall[];
    const answers = Array.isArray(body) ? body.map(answer) : answer(body);
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

interface RpcCall {
  id: number;
  method: string;
  params?: { to?: Hex; fromBlock?: Hex; toBlock?: Hex }[];
}

function answer({ id, method, params = [] }: RpcCall) {
  if (method === 'eth_blockNumber') return { jsonrpc: '2.0', id, result: numberToHex(HEAD) };
  if (method === 'eth_getLogs') return { jsonrpc: '2.0', id, result: depositsIn(params[0] ?? {}) };
  if (method === 'eth_call') return { jsonrpc: '2.0', id, result: callResult(params[0] ?? {}) };
  return { jsonrpc: '2.0', id, error: { code: -32601, message: `${method} is not part of this chain` } };
}

/** The factory has no vaults, and every number on this chain is 0. */
function callResult({ to }: { to?: Hex }): Hex {
  const emptyList = encodeAbiParameters([{ type: 'address[]' }], [[]]);
  return to?.toLowerCase() === TEST_DEPLOYMENT.modelVaultFactory ? emptyList : numberToHex(0, { size: 32 });
}

function depositsIn({ fromBlock, toBlock }: { fromBlock?: Hex; toBlock?: Hex }) {
  return DEPOSITS.filter(
    ({ blockNumber }) => Number(fromBlock) <= Number(blockNumber) && Number(blockNumber) <= Number(toBlock),
  );
}

function depositLog(depositId: bigint, account: Hex, assetId: number, amount: bigint) {
  return {
    address: TEST_DEPLOYMENT.exchange,
    topics: encodeEventTopics({ abi: [DEPOSITED], args: { depositId, account, assetId } }),
    data: encodeAbiParameters([{ type: 'uint256' }], [amount]),
    blockNumber: numberToHex(2),
    blockHash: zeroHash,
    transactionHash: zeroHash,
    transactionIndex: '0x0',
    logIndex: numberToHex(depositId),
    removed: false,
  };
}
