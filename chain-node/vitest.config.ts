import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Only there to end a test that hangs: on a busy machine a node and its sockets take a while to come up.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
