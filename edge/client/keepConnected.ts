const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 10_000;
/** The edge is never silent for so long; a socket that is has died without saying so. */
const SILENCE_MS_MAX = 30_000;

export type StreamState = 'connecting' | 'open' | 'closed';

export interface LinkOptions {
  WebSocket?: typeof globalThis.WebSocket;
  onState?: (state: StreamState) => void;
}

interface LinkHandlers extends LinkOptions {
  onOpen: () => void;
  onMessage: (data: string) => void;
  /** The connection has gone; another one is on its way. */
  onLost?: () => void;
}

export interface Link {
  readonly state: StreamState;
  readonly isOpen: boolean;
  /** Sends where the connection is open; else does nothing. */
  send(text: string): void;
  close(): void;
}

/** A WebSocket that stays: it connects anew with growing pauses whenever it is lost, refused or silent for too long. */
export function keepConnected(url: string, handlers: LinkHandlers): Link {
  const Socket = handlers.WebSocket ?? globalThis.WebSocket;
  let socket: WebSocket | undefined;
  let state: StreamState = 'connecting';
  let retryMs = RETRY_MS_MIN;
  const retry = timer();
  const silence = timer();

  const setState = (next: StreamState) => {
    if (state === next) return;
    state = next;
    handlers.onState?.(next);
  };

  function connect(): void {
    const opened = new Socket(url);
    socket = opened;
    const heard = () => {
      silence.start(() => lose(opened), SILENCE_MS_MAX);
    };
    heard();
    opened.addEventListener('open', () => {
      retryMs = RETRY_MS_MIN;
      setState('open');
      handlers.onOpen();
    });
    opened.addEventListener('message', (event) => {
      heard();
      if (socket === opened) handlers.onMessage(String(event.data));
    });
    opened.addEventListener('close', () => lose(opened));
    // A refused connection also closes; the event only has to be heard so that Node does not throw it.
    opened.addEventListener('error', () => {});
  }

  function lose(lost: WebSocket): void {
    if (socket !== lost || state === 'closed') return;
    silence.stop();
    socket = undefined;
    lost.close();
    handlers.onLost?.();
    setState('connecting');
    retry.start(connect, retryMs * (0.5 + Math.random() / 2));
    retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
  }

  connect();
  return {
    get state() {
      return state;
    },
    get isOpen() {
      return socket?.readyState === 1;
    },
    send(text) {
      if (socket?.readyState === 1) socket.send(text);
    },
    close() {
      setState('closed');
      retry.stop();
      silence.stop();
      socket?.close();
    },
  };
}

/** One timeout at a time. */
function timer() {
  let running: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    if (running !== undefined) clearTimeout(running);
  };
  return {
    start(work: () => void, afterMs: number) {
      stop();
      running = setTimeout(work, afterMs);
    },
    stop,
  };
}
