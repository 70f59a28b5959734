// The parts of the town's book that the document calls objects, as `settlement` writes them.

export interface Fact {
  kind: string;
  months?: number;
}

export interface TownApplication {
  id: string;
  applicant: string;
  policy_pack: string;
  channel: string;
  place: string;
  submitted_day: string;
  own_wish_declared_day: string;
  facts: Fact[];
  evidence: { document: string; sha256: string }[];
}

export interface TownDecision {
  outcome: string;
  decided_by: string;
  decided_day: string;
  reason?: string | null;
}

/** What one channel says, in short and in words. */
export interface Trace {
  channel?: string;
  answer: string;
  explanation_zh: string;
  explanation_en: string;
}

export interface EvidenceNeed {
  fact: string;
  one_of: string[];
}

/** The facts that are counted in months, as `settlement::FactKind::measure` says. */
export const MEASURED = [
  "purchased-dwelling",
  "rented-dwelling",
  "public-rental-dwelling",
  "borrowed-dwelling",
  "lodged-dwelling",
  "employer-dwelling",
  "continuous-residence",
  "formal-employment",
  "business-licence",
  "flexible-employment",
  "continuous-study",
  "employee-pension",
  "resident-pension",
  "medical-insurance",
  "unemployment-insurance",
];
