import type { Json } from './json.ts';

export interface StayTable {
  lot_id: string;
  place_id: string;
  began: Date;
  /** Infinity while it lasts, which is no Date: read as null. */
  ended: unknown;
}

export interface ExposureAssessmentTable {
  id: string;
  org_id: string;
  actor_id: string | null;
  lot_ids: string[];
  since: Date | null;
  hypothesis: Json;
  figures: Json;
  note: string;
  assessed_at: Date;
  recorded_at: Date;
}
