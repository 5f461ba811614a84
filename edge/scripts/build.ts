import { rm } from 'node:fs/promises';
import { BUNDLE_DIRECTORY, bundleWorker } from '../local/bundleWorker.ts';

await rm(BUNDLE_DIRECTORY, { recursive: true, force: true });
await bundleWorker();
