import type { EventDef } from '../../core/events.ts';
import { on, type Projection } from '../../core/journal.ts';
import * as events from './accounts.events.ts';

/** The rows of accounts are no projection: what was erased must not come back with a rebuild. */
const nothing = (def: EventDef): Projection => on(def, async () => {});

export const accountsProjections: readonly Projection[] = Object.values(
  events as Readonly<Record<string, EventDef>>,
).map(nothing);
