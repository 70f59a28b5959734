// The parts of a deal that the document calls objects, as `market` writes them; and what the three kinds of deals have in common.
import { session } from "../session";
import { answer, type Problem, register } from "./register";

export interface Term {
  first_day: string;
  last_day: string;
}

export interface TradeWay {
  kind: "agreement" | "ascending" | "sealed" | "tender";
  step_fen?: number;
  opens_at?: string;
  closes_at?: string;
  deadline?: string;
  reveal_until?: string;
  judges?: string[];
}

/** What is listed on which terms. */
export interface ListingApplication {
  object: { kind: string; [detail: string]: unknown };
  form: string;
  term: [string, string] | null;
  collective: string;
  reserve: { reserve_fen: number };
  deposit_fen: number;
  way: TradeWay;
}

export interface CoHolder {
  person: string;
  name: string;
  birth_day: string | null;
}

export interface Consent {
  of: string;
  signer: { kind: string; name?: string };
  at: string;
  place: string;
}

/** What is asked for in an exit. */
export interface ExitApplication {
  right: { kind: string; parcels?: string[]; contract?: string; unit?: string; shares?: string };
  collective: string;
  holders: CoHolder[];
  representative: string;
  notified_day: string | null;
}

export interface ExitTerms {
  kind: "compensation" | "retention" | "waived";
  standard?: string;
  schedule?: { due_day: string; amount_fen: number }[];
  until?: string;
}

export type DealKind = "listings" | "exits" | "transfers";

/** Whether somebody in one of these roles is at work; on a service that believes names, everybody is. */
export function isOneOf(...roles: string[]): boolean {
  return session.roles === null || roles.some((it) => session.roles?.includes(it));
}

export function papersOf(kind: DealKind, number: string) {
  const params = { params: { path: { number } } };
  if (kind === "listings") return answer(register.GET("/api/v1/listings/{number}/papers", params));
  if (kind === "exits") return answer(register.GET("/api/v1/exits/{number}/papers", params));
  return answer(register.GET("/api/v1/transfers/{number}/papers", params));
}

export function print(kind: DealKind, number: string, paper: string, subject: string) {
  const asked = {
    params: { path: { number, paper }, query: { subject } },
    parseAs: "blob" as const,
  };
  if (kind === "listings")
    return answer(register.POST("/api/v1/listings/{number}/papers/{paper}", asked));
  if (kind === "exits")
    return answer(register.POST("/api/v1/exits/{number}/papers/{paper}", asked));
  return answer(register.POST("/api/v1/transfers/{number}/papers/{paper}", asked));
}

/** The bytes go as the bank made them, whatever its encoding. */
export async function handBankFile(
  kind: DealKind,
  number: string,
  file: File,
): Promise<Problem | undefined> {
  const asked = {
    params: { path: { number } },
    headers: { "Content-Type": "text/csv" },
    body: (await file.arrayBuffer()) as never,
    bodySerializer: (it: unknown) => it as BodyInit,
  };
  const answered =
    kind === "listings"
      ? await answer(register.POST("/api/v1/listings/{number}/bank-files", asked))
      : kind === "exits"
        ? await answer(register.POST("/api/v1/exits/{number}/payments", asked))
        : await answer(register.POST("/api/v1/transfers/{number}/payments", asked));
  return answered.problem;
}
