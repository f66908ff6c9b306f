import type { GeneratedAlways } from 'kysely';

import type { Json } from './json.ts';

export interface CommandTable {
  id: string;
  org_id: string | null;
  name: string;
  input_hash: string;
  result: Json;
  recorded_at: Date;
}

export interface EventTable {
  seq: GeneratedAlways<number>;
  id: string;
  command_id: string;
  type: string;
  version: number;
  org_id: string | null;
  actor_id: string | null;
  occurred_at: Date;
  recorded_at: Date;
  reason: string | null;
  corrects: string | null;
  body: Json;
}

export interface EventLotTable {
  lot_id: string;
  seq: number;
}
