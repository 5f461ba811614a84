import { parentPort } from 'node:worker_threads';
import { threadAnswers } from './threadAnswers.ts';

const answer = threadAnswers();
parentPort?.on('message', (request) => parentPort?.postMessage(answer(request)));
