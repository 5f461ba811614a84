import { beforeEach, describe, expect, it } from 'vitest';
import type { BookDelta, BookSnapshot, StreamMessage } from '../../client/streamMessages.ts';
import { FeedHub } from './FeedHub.ts';

class FakeSocket {
  readonly sent: StreamMessage[] = [];
  closed: number | undefined;
  send(message: string) {
    this.sent.push(JSON.parse(message));
  }
  close(code?: number) {
    this.closed = code ?? 1_000;
  }
}

const trades = (text = ''): Extract<StreamMessage, { channel: string }> => ({
  channel: 'trades.BTC-USD',
  type: 'trades',
  trades: [{ market: text } as never],
});
let hub: FeedHub<FakeSocket>;
let socket: FakeSocket;
const say = (message: unknown, nowMs = 0) => hub.receive(socket, JSON.stringify(message), nowMs);

beforeEach(() => {
  hub = new FeedHub({
    snapshotOf: (channel) => (channel.startsWith('trades.BTC') ? trades('before') : undefined),
  });
  socket = new FakeSocket();
  hub.add(socket, 0);
});

describe('FeedHub', () => {
  it('begins a channel with its snapshot and tells until the reader leaves', () => {
    say({ op: 'subscribe', channels: ['trades.BTC-USD'] });
    hub.publish(trades('live'), 0);
    say({ op: 'unsubscribe', channels: ['trades.BTC-USD'] });
    hub.publish(trades('after'), 0);
    expect(socket.sent).toEqual([
      trades('before'),
      { op: 'subscribed', channels: ['trades.BTC-USD'] },
      trades('live'),
      { op: 'unsubscribed', channels: ['trades.BTC-USD'] },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['another op', '{"op":"dance"}'],
    ['no channels', '{"op":"subscribe"}'],
    ['channels that are no text', '{"op":"subscribe","channels":[1]}'],
    [
      'too many at once',
      JSON.stringify({ op: 'subscribe', channels: Array.from({ length: 33 }, (_, index) => `c${index}`) }),
    ],
  ])('answers %s with an error and stays', (_name, text) => {
    hub.receive(socket, text, 0);
    expect(socket.sent).toMatchObject([{ op: 'error', error: { code: 'INVALID_REQUEST' } }]);
    expect(socket.closed).toBeUndefined();
  });

  it('says that a channel does not exist', () => {
    say({ op: 'subscribe', channels: ['trades.DOGE-USD'] });
    expect(socket.sent[0]).toMatchObject({ op: 'error', error: { code: 'NOT_FOUND' } });
  });

  it('bounds what one socket may read', () => {
    say({ op: 'subscribe', channels: Array.from({ length: 30 }, (_, index) => `trades.BTC-${index}`) });
    say({ op: 'subscribe', channels: ['trades.BTC-a', 'trades.BTC-b', 'trades.BTC-c'] });
    expect(socket.sent.at(-1)).toMatchObject({ op: 'error', error: { code: 'RATE_LIMITED' } });
  });

  it('drops a message that is too large', () => {
    hub.receive(socket, 'x'.repeat(5_000), 0);
    expect(socket.closed).toBe(4_009);
  });

  it('drops a reader that takes nothing, and keeps one that answers pings', () => {
    const keen = new FakeSocket();
    hub.add(keen, 0);
    for (const reader of [socket, keen])
      hub.receive(reader, '{"op":"subscribe","channels":["trades.BTC-USD"]}', 0);
    for (let round = 0; round < 60; round++) {
      hub.publish(trades('x'.repeat(100_000)), 0);
      const ping = keen.sent.findLast((message) => 'op' in message && message.op === 'ping');
      if (ping && 'id' in ping) hub.receive(keen, JSON.stringify({ op: 'pong', id: ping.id }), 0);
    }
    expect(socket.closed).toBe(4_008);
    expect(keen.closed).toBeUndefined();
  });

  it('pings the quiet and drops the dead', () => {
    hub.tick(25_000);
    expect(socket.sent).toMatchObject([{ op: 'ping' }]);
    say({ op: 'pong', id: 1 }, 26_000);
    hub.tick(30_000);
    expect(socket.closed).toBeUndefined();
    hub.tick(70_000);
    expect(socket.closed).toBe(4_008);
  });

  it('forgets a socket that fails', () => {
    say({ op: 'subscribe', channels: ['trades.BTC-USD'] });
    socket.send = () => {
      throw new Error('gone');
    };
    hub.publish(trades(), 0);
    expect(hub.has('trades.BTC-USD')).toBe(false);
  });
});

describe('a book reader that was away', () => {
  const delta = (seq: number): BookDelta => ({
    channel: 'book.BTC-USD',
    type: 'delta',
    firstSeq: seq,
    lastSeq: seq,
    bids: [],
    asks: [],
    checksum: 0,
  });
  const snapshot: BookSnapshot = {
    channel: 'book.BTC-USD',
    type: 'snapshot',
    seq: 1_500,
    bids: [],
    asks: [],
    checksum: 0,
  };
  const resumed = (from: number) => {
    hub = new FeedHub({ snapshotOf: () => snapshot });
    hub.add(socket, 0);
    for (let seq = 1; seq <= 1_500; seq++) hub.publish(delta(seq), 0);
    say({ op: 'subscribe', channels: ['book.BTC-USD'], resume: { 'book.BTC-USD': from } });
    hub.publish(delta(1_501), 0);
    return socket.sent.filter((message) => 'channel' in message);
  };

  it('gets exactly what it missed', () => {
    expect(resumed(1_497)).toEqual([delta(1_498), delta(1_499), delta(1_500), delta(1_501)]);
  });

  it('gets nothing where it missed nothing', () => {
    expect(resumed(1_500)).toEqual([delta(1_501)]);
  });

  it('gets a snapshot where too much has passed', () => {
    expect(resumed(499)).toEqual([snapshot, delta(1_501)]);
    expect(resumed(500)).toHaveLength(2 + 1_001);
  });
});
