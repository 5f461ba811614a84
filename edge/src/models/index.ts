export { hasModelFile, readModelFile } from './modelFiles.ts';
export { modelRoutes } from './routes.ts';
export { MODEL_BYTES_MAX, modelParamsShape, type TraderAnswer, traderShape } from './schema.ts';
