/// <reference lib="webworker" />
import { threadAnswers } from './threadAnswers.ts';
import type { ThreadRequest } from './threadMessages.ts';

declare const self: DedicatedWorkerGlobalScope;
const answer = threadAnswers();
self.onmessage = ({ data }: MessageEvent<ThreadRequest>) => self.postMessage(answer(data));
