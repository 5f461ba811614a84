import { type Credentials, signWithKey } from './credentials.ts';
import { keepConnected, type LinkOptions, type StreamState } from './keepConnected.ts';
import type {
  AccountPresence,
  AccountResumed,
  AccountSessionEnded,
  AccountStreamRequest,
  AccountUpdate,
  StreamMessage,
} from './streamMessages.ts';

export type AccountMessage = AccountResumed | AccountUpdate | AccountPresence | AccountSessionEnded;

export interface AccountStreamOptions extends LinkOptions {
  by: Credentials;
  onMessage: (message: AccountMessage) => void;
  /** Go on behind this `seq`, which another device or an earlier run has heard. */
  resumeFrom?: number;
}

export interface AccountStream {
  readonly state: StreamState;
  /** This socket's id among those of the account, once it is logged in. */
  readonly socketId: string | undefined;
  /** Everything up to this command has been told: what another device resumes from. */
  readonly seq: number | undefined;
  /** Ends another socket of the account. */
  end(socketId: string): void;
  close(): void;
}

/** An account's own stream that stays: after a lost connection it asks for what it missed, and no fill is told twice as new. */
export function openAccountStream(url: string, options: AccountStreamOptions): AccountStream {
  let seq = options.resumeFrom;
  let socketId: string | undefined;

  const link = keepConnected(url, {
    ...options,
    onOpen: () => void login(),
    onMessage: (data) => receive(JSON.parse(data) as StreamMessage),
  });
  const send = (request: AccountStreamRequest) => link.send(JSON.stringify(request));

  async function login(): Promise<void> {
    const resume = seq === undefined ? {} : { resumeFrom: seq };
    const { by } = options;
    if ('keyId' in by) {
      const timestampMs = Date.now();
      const signature = await signWithKey(by, timestampMs, 'GET', new URL(url).pathname);
      send({ op: 'login', key: { keyId: by.keyId, timestampMs, signature }, ...resume });
    } else {
      const { expiry, nonce, signature } = by;
      send({ op: 'login', login: { expiry, nonce, signature }, ...resume });
    }
  }

  function receive(message: StreamMessage): void {
    if ('op' in message) {
      if (message.op === 'ping') send({ op: 'pong', id: message.id });
      if (message.op === 'loggedIn') socketId = message.socketId;
    } else if (message.type === 'presence' || message.type === 'sessionEnded') {
      options.onMessage(message);
    } else if (message.type === 'resumed' || (message.type === 'update' && 'balances' in message)) {
      // A settled fill comes again under the sequence that the account stands at, so only what is older is old news.
      if (message.type === 'update' && seq !== undefined && message.seq < seq) return;
      seq = message.seq;
      options.onMessage(message);
    }
  }

  return {
    get state() {
      return link.state;
    },
    get socketId() {
      return socketId;
    },
    get seq() {
      return seq;
    },
    end: (other) => send({ op: 'end', socketId: other }),
    close: link.close,
  };
}
