import { expect, test } from 'vitest';
import { readStartCommand } from './options.ts';

test('the defaults need no argument', () => {
  expect(readStartCommand([], {})).toMatchObject({
    kind: 'start',
    reset: false,
    options: {
      dataFolder: '.data',
      edgePort: 8787,
      chainPort: 8545,
      marketSource: 'auto',
      marketSpeed: 1800,
    },
  });
});

test('a candles file implies the file source, and a named source wins', () => {
  expect(readStartCommand(['--candles', 'a.csv'], {})).toMatchObject({ options: { marketSource: 'file' } });
  expect(readStartCommand(['--candles', 'a.csv', '--market', 'simulated'], {})).toMatchObject({
    options: { marketSource: 'simulated' },
  });
});

test('QCA_DATA names the folder unless the command line does', () => {
  expect(readStartCommand([], { QCA_DATA: '/srv/a' })).toMatchObject({ options: { dataFolder: '/srv/a' } });
  expect(readStartCommand(['--data', 'b'], { QCA_DATA: '/srv/a' })).toMatchObject({
    options: { dataFolder: 'b' },
  });
});

test.each([
  [['--port', 'x'], '--port must be a number from 0 to 65535, not "x".'],
  [['--speed', '0'], '--speed must be a number from 1 to 1000000, not "0".'],
  [['--market', 'moon'], '--market must be one of auto, file, live, simulated, not "moon".'],
  [['--start', 'soon'], '--start must be a date such as 2018-11-01, not "soon".'],
])('%j is refused with a sentence', (args, message) => {
  expect(() => readStartCommand(args, {})).toThrow(message);
});

test('an unknown option is refused', () => {
  expect(() => readStartCommand(['--bogus'], {})).toThrow(/bogus/);
});
