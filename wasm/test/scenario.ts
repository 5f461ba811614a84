// One run through everything the engine decides, told in hashes. It runs in three hosts, so it uses nothing of any host,
// and no number that a host could round differently.
import {
  type Command,
  coreDigest,
  encodeCommand,
  encodeModel,
  type Hex,
  type Layer,
  loadExchange,
  loadHash,
  loadModel,
  loadSecp256k1,
  modelDigest,
  STANDARD_PARAMETERS,
} from '../src/index.ts';
import { networkShapes, parameterCount } from '../src/network/networkShapes.ts';
import { loadTrainer } from '../src/train/loadTrainer.ts';
import { quant } from './quantScenario.ts';
import { candles, generator, text } from './scenarioData.ts';

const COMMANDS = 6_000;
const ACCOUNTS = 16;
const WINDOW_BARS = 16;
const TRAINING_STEPS = 50;
const START_MS = 1_700_000_000_000;
/** More than one batch of signatures. */
const SIGNATURES = 300;
const NO_REF: Hex = `0x${'00'.repeat(32)}`;

export async function runScenario(): Promise<Record<string, string>> {
  return {
    core: await coreDigest(),
    modelEngine: await modelDigest(),
    ...(await hashes()),
    ...(await signatures()),
    ...(await exchange()),
    ...(await model()),
    ...(await training()),
    ...(await quant()),
  };
}

async function hashes(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const next = generator(1);
  const data = Uint8Array.from({ length: 20_000 }, () => next(256));
  const leaves = hash.keccak256Batch(data, 100);
  const proof = hash.merkleProof(leaves, 77);
  const root = hash.merkleRoot(leaves);
  return {
    keccak256: text(hash.keccak256(data)),
    sha256: text(hash.sha256(data)),
    merkleRoot: text(root),
    merkleProof: text(hash.keccak256(proof.siblings)),
    proven: String(hash.verifyMerkleProof(root, leaves.slice(77 * 32, 78 * 32), proof)),
  };
}

/** Any bytes are a signature of someone, if r is the x of a point: of every other. */
async function signatures(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const secp256k1 = await loadSecp256k1();
  const next = generator(4);
  const bytes = (length: number, end: number) => Uint8Array.from({ length }, () => next(end));
  const digests = bytes(32 * SIGNATURES, 256);
  const batch = { digests, signatures: bytes(64 * SIGNATURES, 256), recoveryIds: bytes(SIGNATURES, 2) };
  const { publicKeys, valid } = secp256k1.recoverPublicKeys(batch, { lowS: 'any' });
  const verified = secp256k1.verifyBatch({ ...batch, publicKeys }, { lowS: 'any' });
  return {
    signaturePath: secp256k1.path,
    publicKeys: text(hash.keccak256(publicKeys)),
    recovered: String(valid.reduce((sum, flag) => sum + flag, 0)),
    verified: String(verified.valid.every((flag, i) => flag === valid[i])),
  };
}

async function exchange(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const engine = await loadExchange({ accounts: 64, orders: 2_000, levels: 500 });
  const records = log();
  const half = (records.length >> 8) * 128;
  const { events } = engine.applyRecords(records.subarray(0, half));
  const restored = await loadExchange({ accounts: 32, orders: 4_000, levels: 4_000 });
  restored.restore(engine.snapshot());
  const later = restored.applyRecords(records.subarray(half));
  const story = [...events, ...later.events].map((event) => Object.values(event).join(' ')).join('\n');
  return {
    commands: text(hash.merkleRoot(hash.keccak256Batch(records, 128))),
    events: text(hash.keccak256(Uint8Array.from(story, (letter) => letter.charCodeAt(0)))),
    state: restored.stateHash(),
    rejected: String([...events, ...later.events].filter(({ type }) => type === 'rejected').length),
    triggered: String([...events, ...later.events].filter(({ type }) => type === 'triggered').length),
    trades: String(restored.tradeCount),
    book: JSON.stringify(restored.book(0, 3)),
  };
}

function log(): Uint8Array {
  const next = generator(2);
  const records: Uint8Array[] = [];
  const push = (body: Record<string, unknown>) => {
    const place = { sequence: records.length + 1, timestampMs: START_MS + records.length };
    records.push(encodeCommand({ ...body, ...place } as unknown as Command));
  };
  for (let account = 0; account < ACCOUNTS; account++) {
    push({ op: 'openAccount', account, address: `0x${(account + 1).toString(16).padStart(40, '0')}` });
  }
  const units = { baseUnitsPerLot: 1_000n, quoteUnitsPerTickLot: 1n };
  const fees = { makerFeeBps: 1, takerFeeBps: 5, feeAccount: 0 };
  push({ op: 'listMarket', market: 0, baseAsset: 1, quoteAsset: 0, ...units, ...fees });
  for (let account = 0; account < ACCOUNTS; account++) {
    for (const asset of [0, 1]) push({ op: 'deposit', account, asset, amount: 10n ** 12n, ref: NO_REF });
  }
  while (records.length < COMMANDS) push(randomCommand(next, records.length));
  const bytes = new Uint8Array(records.length * 128);
  records.forEach((record, i) => {
    bytes.set(record, i * 128);
  });
  return bytes;
}

/** Every op, order type and time in force, around one price. */
function randomCommand(next: (end: number) => number, placed: number): Record<string, unknown> {
  const account = next(ACCOUNTS);
  const nowMs = START_MS + placed;
  const ticks = () => 600_000 + next(100) - next(100);
  const by = { account, ref: NO_REF };
  const orderId = Math.max(0, placed - next(200));
  const quotes = (away: number) =>
    Array.from({ length: next(5) }, () => ({
      priceTicks: ticks() + away,
      quantityLots: 1 + next(100),
    }));
  switch (next(20)) {
    case 0:
    case 1:
      return { op: 'cancelOrder', orderId, ...by };
    case 2:
      return { op: 'massQuote', market: 0, bids: quotes(-150), asks: quotes(150), ...by };
    case 3:
      return { op: 'cancelAfter', deadlineMs: next(3) ? 0 : nowMs + 1 + next(300), ...by };
    case 4:
      return { op: 'setMarkPrice', market: 0, priceTicks: ticks() };
    case 5:
      return next(10)
        ? { op: 'cancelAll', market: 0, ...by }
        : { op: next(2) ? 'haltMarket' : 'resumeMarket', market: 0 };
    case 6:
      return next(5)
        ? { op: 'resumeMarket', market: 0 }
        : { op: 'setFees', market: 0, makerFeeBps: -next(4), takerFeeBps: 4 };
    case 7:
    case 8:
    case 9:
      return { op: 'replaceOrder', orderId, priceTicks: ticks(), quantityLots: 1 + next(1_000), ...by };
    default:
      return { op: 'placeOrder', market: 0, ...randomOrder(next, nowMs, ticks), ...by };
  }
}

function randomOrder(
  next: (end: number) => number,
  nowMs: number,
  ticks: () => number,
): Record<string, unknown> {
  const pick = <T>(...choices: T[]) => choices[next(choices.length)];
  const order = { side: pick('buy', 'sell'), priceTicks: ticks(), quantityLots: 1 + next(1_000) };
  const selfTrade = pick(undefined, 'expireMaker', 'expireBoth', 'decrement');
  const kind = { ...order, ...(selfTrade && { selfTrade }) };
  const waits = { triggerTicks: ticks(), ...(next(2) && { triggerBy: 'markPrice' }) };
  switch (next(8)) {
    case 0:
      return { ...kind, orderType: 'market', timeInForce: pick('IOC', 'FOK') };
    case 1:
      return { ...kind, orderType: 'limit', timeInForce: 'GTD', expiresAtMs: nowMs + 2 + next(300) };
    case 2:
      return { ...kind, orderType: 'limit', timeInForce: pick('IOC', 'FOK') };
    case 3:
      return { ...kind, ...waits, orderType: pick('stopLimit', 'takeProfitLimit'), timeInForce: 'GTC' };
    case 4:
      return { ...kind, ...waits, orderType: pick('stopMarket', 'takeProfitMarket'), timeInForce: 'IOC' };
    case 5:
      return { ...kind, orderType: 'limit', timeInForce: 'GTC', postOnly: true };
    case 6:
      return { ...kind, side: 'sell', orderType: 'limit', timeInForce: 'GTC', reduceOnly: true };
    default:
      return { ...kind, orderType: 'limit', timeInForce: 'GTC' };
  }
}

async function model(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const engine = await loadModel();
  const next = generator(3);
  const weights = (length: number, scale: number) =>
    Float32Array.from({ length }, () => ((next(2 ** 20) - 2 ** 19) / 2 ** 19) * scale);
  const files = bodies().map((body) => {
    const layers: Layer[] = [...body, { kind: 'dense', units: 1, activation: 'tanh' }];
    const count = parameterCount(networkShapes({ steps: WINDOW_BARS, features: 4, layers }));
    const parameters = weights(count, 0.5);
    const thresholds = { entryThreshold: 0.05, exitThreshold: -0.05 };
    return encodeModel({ windowBars: WINDOW_BARS, featureSetId: 1, ...thresholds, layers, parameters });
  });
  const [file] = files as [Uint8Array];
  const history = candles(next);
  const results = files.map((each) => engine.backtest(each, history, STANDARD_PARAMETERS));
  const bits = (floats: Float32Array) => text(hash.keccak256(new Uint8Array(floats.buffer)));
  return {
    model: engine.modelId(file),
    dataset: engine.datasetId(history),
    features: bits(engine.features(history, 16)),
    ...Object.fromEntries(files.map((each, i) => [`signals${i}`, bits(engine.inferSeries(each, history))])),
    ...Object.fromEntries(results.map(({ resultHash }, i) => [`backtest${i}`, resultHash])),
    backtestTrades: String(results.reduce((sum, { trades }) => sum + trades.length, 0)),
    sharpes: results.map(({ metrics }) => metrics.sharpe).join(' '),
  };
}

/** Every kind of layer and of activation. */
function bodies(): Layer[][] {
  return [
    [
      { kind: 'flatten' },
      { kind: 'dense', units: 33, activation: 'tanh' },
      { kind: 'dense', units: 17, activation: 'relu' },
      { kind: 'dense', units: 5, activation: 'sigmoid' },
    ],
    [
      { kind: 'gru', units: 9 },
      { kind: 'layerNorm', epsilon: 2 ** -10 },
      { kind: 'dense', units: 7, activation: 'gelu' },
      { kind: 'lastStep' },
    ],
    [
      { kind: 'conv1d', units: 6, taps: 3, dilation: 2, activation: 'leakyRelu', alpha: 0.25 },
      { kind: 'dropout', rate: 0.25 },
      { kind: 'conv1d', units: 5, taps: 2, dilation: 4, activation: 'elu', alpha: 1 },
      { kind: 'flatten' },
    ],
    [{ kind: 'lstm', units: 10 }, { kind: 'lastStep' }, { kind: 'dense', units: 4, activation: 'softmax' }],
  ];
}

/** Steps of training of the same networks, with clipping and decay. */
async function training(): Promise<Record<string, string>> {
  const hash = await loadHash();
  const next = generator(4);
  const numbers = (length: number) =>
    Float32Array.from({ length }, () => (next(2 ** 16) - 2 ** 15) / 2 ** 14);
  const data = { inputs: numbers(WINDOW_BARS * 4 + 99 * 4), targets: numbers(100), rowStride: 4 };
  const story = bodies().map(async (body, i): Promise<[string, string]> => {
    const layers: Layer[] = [...body, { kind: 'dense', units: 1, activation: 'linear' }];
    const optimizer = { kind: 'adam', learningRate: 0.01, weightDecay: 0.01, clipNorm: 0.5 } as const;
    const shape = { steps: WINDOW_BARS, features: 4, layers, batchSize: 16, seed: i };
    const trainer = await loadTrainer({ ...shape, loss: 'meanSquared', optimizer }, data);
    const losses = trainer.step(TRAINING_STEPS);
    const checkpoint = trainer.checkpoint();
    return [`trained${i}`, `${losses.at(-1)} ${text(hash.keccak256(checkpoint))}`];
  });
  return Object.fromEntries(await Promise.all(story));
}
