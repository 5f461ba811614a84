import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'ccxt/**/*.test.ts',
      'client/**/*.test.ts',
      'local/**/*.test.ts',
      'scripts/**/*.test.ts',
      'test/**/*.test.ts',
    ],
    // Only there to end a test that hangs, on a busy machine too.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
