import type { Json } from './json.ts';

export interface PolicyRuleTable {
  id: string;
  set_code: string;
  code: string;
  title_zh: string;
  title_en: string;
  source: string;
  mode: 'any' | 'normal' | 'emergency';
  division_id: string;
  transition: 'receive' | 'ship' | 'sell' | 'activate';
  lot_kinds: Json;
  categories: Json;
  storage_classes: Json;
  origins: Json;
  premises_kinds: Json;
  entries: Json;
  requirement: Json;
  effective_from: Date;
  effective_to: Date | null;
  recorded_at: Date;
}

export interface PolicyModeTable {
  id: string;
  division_id: string;
  mode: 'normal' | 'emergency';
  reason_zh: string;
  reason_en: string;
  effective_from: Date;
  recorded_at: Date;
}

export interface RetentionRuleTable {
  id: string;
  kind: string;
  days: number;
  action: 'delete' | 'detach' | 'aggregate' | 'keep';
  basis_zh: string;
  basis_en: string;
  source: string;
  shipped: boolean;
  effective_from: Date;
  recorded_at: Date;
}
