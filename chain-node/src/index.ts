export { type Devnet, type DevnetOptions, startDevnet } from './devnet/start-devnet.ts';
