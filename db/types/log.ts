export interface LogLeafTable {
  idx: number;
  seq: number;
  salt: Uint8Array | null;
  commitment: Uint8Array;
  recorded_at: Date;
  late_hours: number;
}

export interface LogTileTable {
  level: number;
  idx: number;
  hashes: Uint8Array;
}

export interface LogCheckpointTable {
  size: number;
  root: Uint8Array;
  signed_at: Date;
  note: string;
}

export interface LogCosignatureTable {
  size: number;
  witness: string;
  line: string;
  seen_at: Date;
}

export interface LogCosignerTable {
  name: string;
  size: number;
  seen_at: Date | null;
  next_at: Date;
  asked_at: Date | null;
  failures: number;
  fault: string | null;
}

export interface LogVerificationTable {
  id: string;
  org_id: string;
  size: number;
  root: string;
  verdict: 'ok' | 'failed';
  problems: number;
  checked_at: Date;
  recorded_at: Date;
}

export interface LogWitnessedTable {
  origin: string;
  size: number;
  root: Uint8Array;
  note: string;
  seen_at: Date;
}

export interface LogStateTable {
  id: number;
  size: number;
  seq: number;
  gaps: unknown;
  audited_at: Date | null;
}
