import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';

import { NotFound, RouteFailure } from '../shared/failures.tsx';
import type { FlowSearch, LotSearch } from './addresses.ts';
import { Home } from './home.tsx';
import { KeeperShell } from './shell.tsx';

const rootRoute = createRootRoute({ component: KeeperShell });
const under = { getParentRoute: () => rootRoute };

const homeRoute = createRoute({ ...under, path: '/', component: Home });
const scanRoute = createRoute({
  ...under,
  path: '/scan',
  component: lazyRouteComponent(() => import('./scan/scan-page.tsx'), 'ScanPage'),
});
const lotRoute = createRoute({
  ...under,
  path: '/lot/$id',
  validateSearch: (search: Record<string, unknown>): LotSearch => ({
    ...(typeof search['unit'] === 'number' && { unit: search['unit'] }),
    ...(typeof search['state'] === 'string' && { state: search['state'] }),
  }),
  component: lazyRouteComponent(() => import('./pages/lot-page.tsx'), 'LotPage'),
});

const flowRoute = createRoute({
  ...under,
  path: '/do/$op',
  validateSearch: (search: Record<string, unknown>): FlowSearch =>
    Object.fromEntries(
      ['lot', 'place', 'shipment', 'container', 'redo'].flatMap((name) => {
        const value = search[name];
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    ),
  component: lazyRouteComponent(() => import('./flows/flow-page.tsx'), 'FlowPage'),
});
/** Of the same chunk: who records without a network has it already. */
const doneRoute = createRoute({
  ...under,
  path: '/done/$id',
  component: lazyRouteComponent(() => import('./flows/flow-page.tsx'), 'DonePage'),
});
const queueRoute = createRoute({
  ...under,
  path: '/queue',
  component: lazyRouteComponent(() => import('./pages/queue-page.tsx'), 'QueuePage'),
});

/** Each screen but the home is a chunk of its own. */
export const createKeeperRouter = () =>
  createRouter({
    routeTree: rootRoute.addChildren([
      homeRoute,
      scanRoute,
      lotRoute,
      flowRoute,
      doneRoute,
      queueRoute,
    ]),
    basepath: '/keeper',
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: () => <NotFound home="/keeper" />,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
