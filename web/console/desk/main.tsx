import '../shared/theme.ts';
import '../shared/shared.css';
import './shell/desk.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { keepTitle } from '../shared/page-title.ts';
import { createQueries } from '../shared/queries.ts';
import { createDeskRouter } from './router.tsx';
import { AntdFrame } from './shell/antd-frame.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the console');
keepTitle();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      <AntdFrame>
        <RouterProvider router={createDeskRouter()} />
      </AntdFrame>
    </QueryClientProvider>
  </StrictMode>,
);
