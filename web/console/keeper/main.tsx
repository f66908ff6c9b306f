import '../shared/theme.ts';
import '../shared/shared.css';
import './keeper.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { keepTitle } from '../shared/page-title.ts';
import { createQueries } from '../shared/queries.ts';
import { createKeeperRouter } from './router.tsx';
import { registerWorker } from './updates.ts';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the console');
keepTitle();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      <RouterProvider router={createKeeperRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
registerWorker();
