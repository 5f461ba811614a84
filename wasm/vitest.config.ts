import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Generous, because the machine may be busy: no test asserts a time.
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
