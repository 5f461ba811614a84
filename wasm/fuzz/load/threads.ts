export { compileShared, startThread } from '../../src/load/node/threads.ts';
