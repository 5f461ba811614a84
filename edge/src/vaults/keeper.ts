import { modelVaultAbi } from '@quantum-chain/contracts';
import { encodeFunctionData, type PublicClient } from 'viem';
import { type OpenRedeem, readInvestors, readInvestorsInProfit, readOpenRedeems } from './chainVaults.ts';

type Hex = `0x${string}`;

/** Sends a call as the exchange's operator; resolves to false where the chain refuses it. */
export type SendAsOperator = (to: Hex, data: Hex) => Promise<boolean>;

/** Investors kept in memory for each vault; more than this have to call `distribute` themselves, as anybody may. */
const INVESTORS_MAX = 2_000;
const LOOK_EVERY_MS = 2_000;

/**
 * Looks after one vault's investors: pays those who leave, shares the profit of those who stay. Both calls are open to others
 * too, so nothing is lost where the keeper is away.
 */
export class VaultKeeper {
  readonly #vault: Hex;
  readonly #investors = new Set<Hex>();
  #firstOpenId = 1n;
  #nextBlock: bigint;
  #nextLookAtMs = 0;
  #someoneLeaves = false;

  constructor(vault: Hex, deployedAtBlock: number) {
    this.#vault = vault;
    this.#nextBlock = BigInt(deployedAtBlock);
  }

  /** Whether somebody's shares wait for their price, so that the vault must hold only dollars. */
  get someoneLeaves(): boolean {
    return this.#someoneLeaves;
  }

  /** Requests that are not yet paid; undefined where it is too early to look again: bars may close faster than blocks come. */
  async openRedeems(client: PublicClient, nowMs: number): Promise<OpenRedeem[] | undefined> {
    if (nowMs < this.#nextLookAtMs) return undefined;
    this.#nextLookAtMs = nowMs + LOOK_EVERY_MS;
    const { open, nextFirstId } = await readOpenRedeems(client, this.#vault, this.#firstOpenId);
    this.#firstOpenId = nextFirstId;
    this.#someoneLeaves = open.some((request) => request.state === 'requested');
    return open;
  }

  /** Moves each request one step on: fixes what it is paid once the vault holds only dollars, pays it once they are here. */
  async advanceRedeems(
    open: readonly OpenRedeem[],
    holdings: { baseUnits: bigint; dollarsHere: bigint },
    send: SendAsOperator,
  ): Promise<void> {
    let { dollarsHere } = holdings;
    for (const { requestId, state, assets } of open) {
      if (state === 'requested' ? holdings.baseUnits > 0n : dollarsHere < assets) continue;
      if (state === 'processed') dollarsHere -= assets;
      const functionName = state === 'requested' ? 'processRedeem' : 'claimRedeem';
      await send(this.#vault, encodeFunctionData({ abi: modelVaultAbi, functionName, args: [requestId] }));
    }
  }

  /** Calls `distribute` for those above their mark, if there are any. */
  async shareProfit(client: PublicClient, send: SendAsOperator): Promise<void> {
    const { investors, toBlock } = await readInvestors(client, this.#vault, this.#nextBlock);
    for (const investor of investors) if (this.#investors.size < INVESTORS_MAX) this.#investors.add(investor);
    this.#nextBlock = toBlock + 1n;
    const inProfit = await readInvestorsInProfit(client, this.#vault, [...this.#investors]);
    if (inProfit.length === 0) return;
    await send(
      this.#vault,
      encodeFunctionData({ abi: modelVaultAbi, functionName: 'distribute', args: [inProfit] }),
    );
  }
}
