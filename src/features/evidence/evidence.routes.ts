import { createRouter } from '../../core/http.ts';
import type { FileStore } from '../../core/ports.ts';
import { disinfectionRoutes } from './disinfections.routes.ts';
import { documentRoutes } from './documents.routes.ts';
import { fileRoutes } from './files.routes.ts';
import { sampleRoutes } from './samples.routes.ts';
import { testRoutes } from './tests.routes.ts';

export function evidenceRoutes(deps: { files: FileStore }) {
  const routes = createRouter();
  routes.route('/', fileRoutes(deps));
  routes.route('/', documentRoutes());
  routes.route('/', sampleRoutes());
  routes.route('/', testRoutes());
  routes.route('/', disinfectionRoutes());
  return routes;
}
