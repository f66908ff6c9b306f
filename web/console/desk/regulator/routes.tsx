import type { AnyRoute } from '@tanstack/react-router';

import { deskPage } from '../shell/routing.ts';

/** The pages of regulators, below the desk's shell; operators see lots, traces and the search as well. */
export function regulatorRoutes(parent: () => AnyRoute): AnyRoute[] {
  return [
    deskPage(
      parent,
      '/overview',
      async () => import('./overview/overview-page.tsx'),
      'OverviewPage',
    ),
    deskPage(
      parent,
      '/rows/firms',
      async () => import('./overview/rows-pages.tsx'),
      'FirmRowsPage',
    ),
    deskPage(
      parent,
      '/rows/premises',
      async () => import('./overview/rows-pages.tsx'),
      'PremisesRowsPage',
    ),
    deskPage(
      parent,
      '/rows/goods',
      async () => import('./overview/rows-pages.tsx'),
      'GoodsRowsPage',
    ),
    deskPage(parent, '/search', async () => import('../search/search-page.tsx'), 'SearchPage'),
    deskPage(parent, '/lots/$id', async () => import('../lots/lot-page.tsx'), 'LotPage'),
    deskPage(parent, '/trace', async () => import('./trace/trace-page.tsx'), 'TracePage'),
    deskPage(
      parent,
      '/exposure',
      async () => import('./exposure/exposure-page.tsx'),
      'ExposurePage',
    ),
    deskPage(parent, '/alerts', async () => import('./alerts/alerts-page.tsx'), 'AlertsPage'),
    deskPage(parent, '/alerts/$id', async () => import('./alerts/alert-page.tsx'), 'AlertPage'),
    deskPage(
      parent,
      '/registrations',
      async () => import('./registrations/registrations-page.tsx'),
      'RegistrationsPage',
    ),
    deskPage(
      parent,
      '/registrations/$id',
      async () => import('./registrations/registration-page.tsx'),
      'RegistrationPage',
    ),
    deskPage(parent, '/log', async () => import('./log/log-page.tsx'), 'LogPage'),
    deskPage(parent, '/reports', async () => import('./reports/reports-page.tsx'), 'ReportsPage'),
    deskPage(parent, '/holds', async () => import('./holds/holds-page.tsx'), 'HoldsPage'),
    deskPage(parent, '/holds/$id', async () => import('./holds/hold-page.tsx'), 'HoldPage'),
    deskPage(parent, '/recalls', async () => import('./recalls/recalls-page.tsx'), 'RecallsPage'),
    deskPage(parent, '/recalls/$id', async () => import('./recalls/recall-page.tsx'), 'RecallPage'),
  ];
}
