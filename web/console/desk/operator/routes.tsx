import type { AnyRoute } from '@tanstack/react-router';

import { deskPage } from '../shell/routing.ts';

/** The pages of operators, below the desk's shell. */
export function operatorRoutes(parent: () => AnyRoute): AnyRoute[] {
  return [
    deskPage(parent, '/stock', async () => import('./stock-page.tsx'), 'StockPage'),
    deskPage(parent, '/lots', async () => import('./lots-page.tsx'), 'LotsPage'),
    deskPage(parent, '/receive', async () => import('./receive-page.tsx'), 'ReceivePage'),
    deskPage(parent, '/shipments', async () => import('./shipments-page.tsx'), 'ShipmentsPage'),
    deskPage(parent, '/shipments/$id', async () => import('./shipment-page.tsx'), 'ShipmentPage'),
    deskPage(parent, '/documents', async () => import('./documents-page.tsx'), 'DocumentsPage'),
    deskPage(parent, '/own-alerts', async () => import('./own-alerts-page.tsx'), 'OwnAlertsPage'),
    deskPage(parent, '/labels', async () => import('./labels-page.tsx'), 'LabelsPage'),
    deskPage(parent, '/import', async () => import('./import-page.tsx'), 'ImportPage'),
    deskPage(parent, '/products', async () => import('./products-page.tsx'), 'ProductsPage'),
    deskPage(parent, '/premises', async () => import('./premises-page.tsx'), 'PremisesPage'),
    deskPage(parent, '/people', async () => import('./people-page.tsx'), 'PeoplePage'),
    deskPage(parent, '/keys', async () => import('./keys-page.tsx'), 'KeysPage'),
  ];
}
