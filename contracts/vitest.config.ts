import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['client/**/*.test.ts', 'deployment/**/*.test.ts'],
    // Only there to end a test that hangs: on a busy machine a chain takes a while to come up.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
