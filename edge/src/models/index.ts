export { hasModelFile, readModelFile } from './modelFiles.ts';
export { modelRoutes } from './routes.ts';
