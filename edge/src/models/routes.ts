import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { loadModel, parseModel } from '@quantum-chain/wasm';
import type { AppEnv } from '../env.ts';
import { answers } from '../http/answers.ts';
import { EdgeError } from '../http/edgeError.ts';
import { invalidRequest } from '../http/invalidRequest.ts';
import { readModelFile, writeModelFile } from './modelFiles.ts';
import { MODEL_BYTES_MAX, modelParamsShape, type StoredModelAnswer, storedModelShape } from './schema.ts';

const fileContent = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } as const } };

const putRoute = createRoute({
  method: 'put',
  path: '/v1/models/{modelId}',
  tags: ['models'],
  summary: 'Bring the file of a model',
  description: `QCM1, at most ${MODEL_BYTES_MAX} bytes. Its keccak-256 must be the id, so a file can be brought twice but never replaced.`,
  request: { params: modelParamsShape, body: { required: true, content: fileContent } },
  responses: answers(storedModelShape, 'What was kept', [
    'INVALID_REQUEST',
    'BODY_TOO_LARGE',
    'MODEL_ID_MISMATCH',
    'MODEL_INVALID',
  ]),
});

const getRoute = createRoute({
  method: 'get',
  path: '/v1/models/{modelId}',
  tags: ['models'],
  summary: 'The file of a model',
  request: { params: modelParamsShape },
  responses: {
    ...answers(storedModelShape, 'The file', ['INVALID_REQUEST', 'NOT_FOUND']),
    200: { description: 'The file', content: fileContent },
  },
});

export const modelRoutes = new OpenAPIHono<AppEnv>({ defaultHook: invalidRequest })
  .openapi(putRoute, async (context) => {
    const { modelId } = context.req.valid('param');
    const file = new Uint8Array(await context.req.arrayBuffer());
    const actualId = (await engine()).modelId(file);
    if (actualId !== modelId)
      throw new EdgeError(
        'MODEL_ID_MISMATCH',
        'The file is not the one that this id names; nothing was kept.',
        {
          details: { modelId, actualId },
        },
      );
    const answer = describe(modelId, file);
    await writeModelFile(context.env, modelId, file);
    return context.json(answer, 200);
  })
  .openapi(getRoute, async (context) => {
    const file = await readModelFile(context.env, context.req.valid('param').modelId);
    if (!file) throw new EdgeError('NOT_FOUND', 'Nobody has brought the file of this model.');
    return context.body(file, 200, {
      'content-type': 'application/octet-stream',
      // The name is the content's hash: what lies under it never changes.
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

function describe(modelId: `0x${string}`, file: Uint8Array): StoredModelAnswer {
  try {
    const { windowBars, featureSetId, layers } = parseModel(file);
    return { modelId, sizeBytes: file.length, windowBars, featureSetId, layers: layers.length };
  } catch (cause) {
    throw new EdgeError('MODEL_INVALID', `The file is not a QCM1 model: ${(cause as Error).message}`, {
      cause,
    });
  }
}

let loading: ReturnType<typeof loadModel> | undefined;

/** One instance for the isolate: it only hashes here. */
function engine() {
  loading ??= loadModel();
  return loading;
}
