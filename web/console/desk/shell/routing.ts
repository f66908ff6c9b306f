import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

/** A page of the desk, loaded when it is first opened. Its search is what its address keeps of it. */
export function deskPage<Name extends string>(
  parent: () => AnyRoute,
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): AnyRoute {
  return createRoute({
    getParentRoute: parent,
    path,
    component: lazyRouteComponent(load, name),
    validateSearch: (search: Record<string, unknown>) => search,
  });
}
