import { MerklePatriciaTrie, verifyMPTWithMerkleProof } from '@ethereumjs/mpt';
import { RLP } from '@ethereumjs/rlp';
import { bytesToBigInt, bytesToHex, hexToBytes } from '@ethereumjs/util';
import { type Hex, hexToBigInt, keccak256, numberToHex, pad, parseEther, parseGwei, toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTER, creationCode } from '../../test/support/bytecode.ts';
import { rawCall, walletAt } from '../../test/support/clients.ts';
import { startTestDevnet, type TestDevnet } from '../../test/support/run-devnet.ts';
import { STRANGER } from '../../test/support/signed.ts';

let devnet: TestDevnet;
let counter: Hex;
const wallet = () => walletAt(devnet.url);

beforeAll(async () => {
  devnet = await startTestDevnet();
  const hash = await wallet().deployContract({ abi: [], bytecode: creationCode(COUNTER) });
  const { contractAddress } = await wallet().waitForTransactionReceipt({ hash });
  if (contractAddress == null) throw new Error('not deployed');
  counter = contractAddress;
  await send({ to: counter, data: pad('0x2a') });
});
afterAll(() => devnet.close());

async function send(transaction: object) {
  const hash = await wallet().sendTransaction(transaction as { to: Hex });
  return wallet().waitForTransactionReceipt({ hash });
}

/** Follows a proof with the trie library alone: the value at `key` under `root`, or null. */
async function followProof(root: Hex, key: Hex, proof: readonly Hex[]) {
  const trie = new MerklePatriciaTrie({ useKeyHashing: true });
  return verifyMPTWithMerkleProof(
    trie,
    hexToBytes(root),
    hexToBytes(key),
    proof.map((node) => hexToBytes(node)),
  );
}

describe('eth_getProof leads from the state root in the header to', () => {
  test('an account and its slot', async () => {
    const { stateRoot } = await wallet().getBlock();
    const proof = await wallet().getProof({ address: counter, storageKeys: [pad('0x00'), pad('0x01')] });
    const leaf = await followProof(stateRoot, counter, proof.accountProof);
    const [nonce, balance, storageRoot, codeHash] = RLP.decode(leaf ?? new Uint8Array()) as Uint8Array[];
    expect(bytesToHex(storageRoot ?? new Uint8Array())).toBe(proof.storageHash);
    expect(bytesToHex(codeHash ?? new Uint8Array())).toBe(keccak256(COUNTER));
    expect([bytesToBigInt(nonce ?? new Uint8Array()), bytesToBigInt(balance ?? new Uint8Array())]).toEqual([
      1n,
      0n,
    ]);
    const [first, second] = proof.storageProof;
    const value = await followProof(proof.storageHash, pad('0x00'), first?.proof ?? []);
    expect(bytesToBigInt(RLP.decode(value ?? new Uint8Array()) as Uint8Array)).toBe(42n);
    expect(first?.value).toBe(42n);
    expect(second?.value).toBe(0n);
    expect(await followProof(proof.storageHash, pad('0x01'), second?.proof ?? [])).toBeNull();
  });

  test('the absence of one', async () => {
    const { stateRoot } = await wallet().getBlock();
    const absent = '0x00000000000000000000000000000000deadbeef';
    const { accountProof, balance } = await wallet().getProof({ address: absent, storageKeys: [] });
    expect(balance).toBe(0n);
    expect(await followProof(stateRoot, absent, accountProof)).toBeNull();
  });

  test('the state of an old block', async () => {
    const { stateRoot } = await wallet().getBlock({ blockNumber: 1n });
    const proof = await wallet().getProof({ address: counter, storageKeys: ['0x00'], blockNumber: 1n });
    expect(await followProof(stateRoot, counter, proof.accountProof)).not.toBeNull();
    expect(proof.storageProof[0]?.value).toBe(0n);
  });
});

describe('fees', () => {
  test('history matches the blocks, and the tips that were paid', async () => {
    const receipt = await send({
      to: STRANGER,
      value: 1n,
      maxFeePerGas: parseGwei('3'),
      maxPriorityFeePerGas: parseGwei('2'),
    });
    const history = await wallet().getFeeHistory({ blockCount: 2, rewardPercentiles: [0, 50, 100] });
    const blocks = await Promise.all(
      [receipt.blockNumber - 1n, receipt.blockNumber].map((blockNumber) =>
        wallet().getBlock({ blockNumber }),
      ),
    );
    expect(history.oldestBlock).toBe(receipt.blockNumber - 1n);
    expect(history.baseFeePerGas.slice(0, 2)).toEqual(blocks.map(({ baseFeePerGas }) => baseFeePerGas));
    expect(history.gasUsedRatio).toEqual(
      blocks.map(({ gasUsed, gasLimit }) => Number(gasUsed) / Number(gasLimit)),
    );
    expect(history.reward?.[1]).toEqual([parseGwei('2'), parseGwei('2'), parseGwei('2')]);
    expect(receipt.effectiveGasPrice).toBe((blocks[1]?.baseFeePerGas ?? 0n) + parseGwei('2'));
  });

  test('the whole chain is the most there is', async () => {
    const { result } = await rawCall(devnet.url, 'eth_feeHistory', ['0xffff', 'latest', []]);
    const head = await wallet().getBlockNumber();
    expect((result as { baseFeePerGas: Hex[] }).baseFeePerGas).toHaveLength(Number(head) + 2);
  });

  test('what a wallet is told to pay gets it in', async () => {
    const legacy = await send({ to: STRANGER, value: 1n, gasPrice: await wallet().getGasPrice() });
    expect(legacy).toMatchObject({ status: 'success', type: 'legacy' });
    const listed = await send({
      to: STRANGER,
      value: 1n,
      type: 'eip2930',
      gasPrice: await wallet().getGasPrice(),
      accessList: [],
    });
    expect(listed).toMatchObject({ status: 'success', type: 'eip2930' });
  });
});

describe('transactions', () => {
  test.each(['legacy', 'eip2930', 'eip1559'] as const)(
    '%s is found by hash, block and index',
    async (type) => {
      const fees = type === 'eip1559' ? {} : { gasPrice: parseGwei('1') };
      const receipt = await send({ to: counter, data: pad('0x01'), type, ...fees });
      const byHash = await wallet().getTransaction({ hash: receipt.transactionHash });
      const { blockHash, blockNumber } = receipt;
      expect(byHash).toMatchObject({
        type,
        blockHash,
        blockNumber,
        transactionIndex: 0,
        chainId: 7672,
        to: counter,
      });
      expect(await wallet().getTransaction({ blockHash, index: 0 })).toEqual(byHash);
      expect(await wallet().getTransaction({ blockNumber, index: 0 })).toEqual(byHash);
      const block = await wallet().getBlock({ blockHash, includeTransactions: true });
      expect(block.transactions).toEqual([byHash]);
      expect(await wallet().getBlockTransactionCount({ blockHash })).toBe(1);
      const { result } = await rawCall(devnet.url, 'eth_getBlockReceipts', [numberToHex(blockNumber)]);
      const single = await rawCall(devnet.url, 'eth_getTransactionReceipt', [receipt.transactionHash]);
      expect(result).toEqual([single.result]);
    },
  );

  test('one that waits behind a gap shows as pending, and in the pending nonce once the gap is filled', async () => {
    const { address } = wallet().account;
    const nonce = await wallet().getTransactionCount({ address });
    const late = await wallet().sendTransaction({ to: STRANGER, value: 1n, nonce: nonce + 1, gas: 21_000n });
    expect(await wallet().getTransaction({ hash: late })).toMatchObject({
      blockHash: null,
      blockNumber: null,
    });
    expect(await wallet().getTransactionCount({ address, blockTag: 'pending' })).toBe(nonce);
    await wallet().sendTransaction({ to: STRANGER, value: 1n, nonce, gas: 21_000n });
    await wallet().waitForTransactionReceipt({ hash: late });
    expect(await wallet().getTransactionCount({ address, blockTag: 'pending' })).toBe(nonce + 2);
  });
});

describe('calls', () => {
  test('see pretended state only where it was asked for', async () => {
    const stored = async (stateOverride?: object) => {
      const params = [{ to: counter }, 'latest', ...(stateOverride ? [{ [counter]: stateOverride }] : [])];
      return hexToBigInt((await rawCall(devnet.url, 'eth_call', params)).result as Hex);
    };
    const real = await stored();
    expect(await stored({ stateDiff: { [pad('0x00')]: pad('0x63') } })).toBe(99n);
    expect(await stored({ state: {} })).toBe(0n);
    expect(await stored({ code: '0x600760005260206000f3' })).toBe(7n);
    expect(await stored()).toBe(real);
  });

  test('see the block that they are made at', async () => {
    // NUMBER, MSTORE, RETURN, as creation code of a call without a target.
    const data = '0x4360005260206000f3';
    const head = await wallet().getBlockNumber();
    expect(hexToBigInt((await wallet().call({ data })).data ?? '0x')).toBe(head);
    expect(hexToBigInt((await wallet().call({ data, blockNumber: 1n })).data ?? '0x')).toBe(1n);
    expect(hexToBigInt((await wallet().call({ data, blockTag: 'pending' })).data ?? '0x')).toBe(head + 1n);
  });

  test('may come from a contract, which could never sign', async () => {
    // CALLER, MSTORE, RETURN
    const { data } = await wallet().call({ account: counter, data: '0x3360005260206000f3' });
    expect(data).toBe(pad(counter));
  });

  test('list what they touch', async () => {
    const list = await wallet().createAccessList({ to: counter, data: pad('0x01') });
    expect(list.accessList).toEqual([{ address: counter, storageKeys: [pad('0x00')] }]);
    const receipt = await send({ to: counter, data: pad('0x01'), accessList: list.accessList });
    expect(receipt.gasUsed).toBe(list.gasUsed);
  });
});

test('blocks by tag', async () => {
  const [latest, safe, finalized, earliest, pending] = await Promise.all(
    (['latest', 'safe', 'finalized', 'earliest', 'pending'] as const).map((blockTag) =>
      wallet().getBlock({ blockTag }),
    ),
  );
  expect(safe).toEqual(latest);
  expect(finalized).toEqual(latest);
  expect(earliest?.number).toBe(0n);
  expect(pending).toMatchObject({
    number: (latest?.number ?? 0n) + 1n,
    hash: null,
    parentHash: latest?.hash,
  });
});

test('genesis gives each development account a million, and is always the same', async () => {
  const { result } = await rawCall(devnet.url, 'eth_getBlockByNumber', ['0x0', false]);
  const { hash, stateRoot } = result as { hash: Hex; stateRoot: Hex };
  expect({ hash, stateRoot }).toMatchInlineSnapshot(`
    {
      "hash": "0xb1908ec66066bd2d497ad3ed92a0df521921ff0882f6e6b5b0b5845fb4c2ad0d",
      "stateRoot": "0xf8fa57a961bc78e7c98f902e9926ff25f16c970c7f9790a8af37d52d32372401",
    }
  `);
  const balance = await wallet().getBalance({
    address: walletAt(devnet.url, 9).account.address,
    blockTag: 'earliest',
  });
  expect(balance).toBe(parseEther('1000000'));
  expect(toHex(7672)).toBe((await rawCall(devnet.url, 'eth_chainId')).result);
});
