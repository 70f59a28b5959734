// The parts of a case that the document calls objects: as `tenure::case` writes them.

export interface Objection {
  number: number;
  raised_day: string;
  by: string;
  ground: string;
  answer: { day: string; officer: string; text: string; upheld: boolean } | null;
  withdrawal: { day: string } | null;
}

export interface Notice {
  kind: string;
  round: number;
  first_day: string;
  last_day: string;
  closed_day: string | null;
  objections: Objection[];
}

/** A row of what a case changes: texts, numbers, and lists of either. */
export type Row = Record<string, unknown>;
export type RowKind =
  | "issuers"
  | "contractors"
  | "households"
  | "contracts"
  | "parcels"
  | "homesteads";
