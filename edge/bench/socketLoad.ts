import type { PlaceOrderBody } from '../client/index.ts';

export interface Measured {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

export interface Load {
  /** Frames that wait for their answers at once. */
  window: number;
  commandsPerFrame: number;
  /** Frames a second; without it as many as the window lets through. */
  framesPerSecond?: number;
}

/** Sends orders over one order socket and measures each frame from its sending to its last answer. @throws where one is refused */
export async function measureSocket(
  url: string,
  orders: readonly PlaceOrderBody[],
  load: Load,
): Promise<Measured> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/trade`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  const frames = framesOf(orders, load.commandsPerFrame);
  const sentMs: number[] = [];
  const unanswered: number[] = [];
  const tookMs: number[] = [];
  let next = 0;
  let answered = 0;
  const send = () => {
    const frame = next++;
    unanswered[frame] = load.commandsPerFrame;
    sentMs[frame] = performance.now();
    socket.send(frames[frame] as string);
  };
  const startedMs = performance.now();
  await new Promise<void>((resolve, reject) => {
    const pump = () => {
      while (next < frames.length && next - answered < load.window && isDue(next, load, startedMs)) send();
    };
    const timer = load.framesPerSecond === undefined ? undefined : setInterval(pump, 1);
    socket.addEventListener('close', () => reject(new Error('the socket closed')));
    socket.addEventListener('message', ({ data }) => {
      const answers: unknown = JSON.parse(String(data));
      if (!Array.isArray(answers)) return;
      for (const { id, ok, error } of answers as { id: number; ok: boolean; error?: unknown }[]) {
        if (!ok) reject(new Error(JSON.stringify(error)));
        const frame = Math.floor(id / load.commandsPerFrame);
        unanswered[frame] = (unanswered[frame] ?? 0) - 1;
        if (unanswered[frame] !== 0) continue;
        tookMs.push(performance.now() - (sentMs[frame] ?? 0));
        answered++;
      }
      if (answered === frames.length) {
        clearInterval(timer);
        resolve();
      } else pump();
    });
    pump();
  });
  const totalMs = performance.now() - startedMs;
  socket.close();
  return summarise(tookMs, (frames.length * load.commandsPerFrame * 1_000) / totalMs);
}

export function summarise(tookMs: number[], perSecond: number): Measured {
  const ascending = [...tookMs].sort((left, right) => left - right);
  const at = (share: number) =>
    ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
  return { perSecond, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function framesOf(orders: readonly PlaceOrderBody[], commandsPerFrame: number): string[] {
  const count = Math.floor(orders.length / commandsPerFrame);
  return Array.from({ length: count }, (_, frame) => {
    const first = frame * commandsPerFrame;
    const commands = orders
      .slice(first, first + commandsPerFrame)
      .map((params, index) => ({ id: first + index, op: 'order', params }));
    return JSON.stringify(commandsPerFrame === 1 ? commands[0] : commands);
  });
}

function isDue(frame: number, { framesPerSecond }: Load, startedMs: number): boolean {
  return framesPerSecond === undefined || performance.now() - startedMs >= (frame * 1_000) / framesPerSecond;
}
