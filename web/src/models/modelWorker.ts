import type { Candle, Hex } from '@quantum-chain/wasm';
import type { CheckRow } from '../verify/CheckRow.ts';
import type { EvaluationInputs } from '../verify/checkEvaluation.ts';
import type { Backtest } from './backtest.ts';
import type { ModelRequest, ModelResponse } from './model.worker.ts';
import type { Scrutiny } from './scrutiny.ts';

type Waiting = { resolve: (response: ModelResponse) => void; reject: (error: Error) => void };
/** Without the id, which is given here; distributed over the union. */
type Question = ModelRequest extends infer R ? (R extends ModelRequest ? Omit<R, 'id'> : never) : never;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/** A backtest and, where it has bars enough, how far it is to be trusted. */
export interface ScrutinisedBacktest extends Backtest {
  scrutiny: Scrutiny | undefined;
}

/** Runs a model over a history in a worker, with the parameters that everybody uses. */
export async function runBacktest(
  file: Uint8Array,
  candles: readonly Candle[],
): Promise<ScrutinisedBacktest> {
  const answer = await ask({ type: 'backtest', file, candles });
  if (answer.type !== 'backtest') throw new Error(`unexpected answer ${answer.type}`);
  return { ...answer.backtest, scrutiny: answer.scrutiny };
}

/** Runs a recorded backtest again and compares. */
export async function checkRecorded(inputs: EvaluationInputs): Promise<{ rows: CheckRow[]; tookMs: number }> {
  const answer = await ask({ type: 'check', inputs });
  if (answer.type !== 'check') throw new Error(`unexpected answer ${answer.type}`);
  return answer;
}

/** The content id of a file. */
export async function modelIdOf(file: Uint8Array): Promise<Hex> {
  const answer = await ask({ type: 'modelId', file });
  if (answer.type !== 'modelId') throw new Error(`unexpected answer ${answer.type}`);
  return answer.modelId;
}

function ask(question: Question): Promise<ModelResponse> {
  worker ??= start();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker?.postMessage({ ...question, id });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./model.worker.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<ModelResponse>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.type === 'failed') asked?.reject(new Error(data.message));
    else asked?.resolve(data);
  };
  started.onerror = (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'the worker ended'));
    waiting.clear();
    worker = undefined;
  };
  return started;
}
