import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
    // Only there to end a test that hangs, on a busy machine too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
