import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';

import { NotFound, RouteFailure } from '../shared/failures.tsx';
import { operatorRoutes } from './operator/routes.tsx';
import { regulatorRoutes } from './regulator/routes.tsx';
import { DeskHome } from './shell/desk-home.tsx';
import { DeskShell } from './shell/desk-shell.tsx';
import { deskPage } from './shell/routing.ts';

const rootRoute = createRootRoute({ component: Outlet });

/** All that is behind sign-in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: DeskShell,
});

const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: DeskHome });

export const createDeskRouter = () =>
  createRouter({
    routeTree: rootRoute.addChildren([
      deskPage(
        () => rootRoute,
        '/register',
        async () => import('./register/register-page.tsx'),
        'RegisterPage',
      ),
      shellRoute.addChildren([
        homeRoute,
        deskPage(
          () => shellRoute,
          '/account',
          async () => import('./account/account-page.tsx'),
          'AccountPage',
        ),
        ...operatorRoutes(() => shellRoute),
        ...regulatorRoutes(() => shellRoute),
      ]),
    ]),
    basepath: '/desk',
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: () => (
      <main>
        <NotFound home="/desk" />
      </main>
    ),
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
