import { type Block, BlockNotFoundError, isHash } from 'viem';
import { CliError } from './cli-error.ts';
import { connect } from './connect.ts';

/** `qora block`: one block by number, hash or as `latest`. */
export async function blockCommand(
  wanted: string,
  { url, json }: { url: string; json: boolean },
): Promise<string> {
  const query = parseBlock(wanted);
  const client = await connect(url);
  const block: Block = await client.getBlock(query).catch((cause: unknown) => {
    if (cause instanceof BlockNotFoundError)
      throw new CliError('NOT_FOUND', `there is no block ${wanted}`, { cause });
    throw cause;
  });
  if (json)
    return JSON.stringify(block, (_, value) => (typeof value === 'bigint' ? value.toString() : value), 2);
  const time = new Date(Number(block.timestamp) * 1_000).toISOString();
  return [
    `block        ${block.number}`,
    `hash         ${block.hash}`,
    `parent       ${block.parentHash}`,
    `time         ${time}`,
    `transactions ${block.transactions.length}`,
    `gas used     ${block.gasUsed} of ${block.gasLimit}`,
    `base fee     ${block.baseFeePerGas} wei`,
    `state root   ${block.stateRoot}`,
  ].join('\n');
}

function parseBlock(wanted: string) {
  if (wanted === 'latest') return { blockTag: 'latest' } as const;
  if (isHash(wanted)) return { blockHash: wanted };
  if (/^\d+$/u.test(wanted)) return { blockNumber: BigInt(wanted) };
  throw new CliError('BAD_ARGUMENT', `"${wanted}" is neither a block number, a block hash nor "latest"`);
}
