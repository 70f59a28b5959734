// The register's own API; its types are made from `docs/openapi.json` whenever the pages are built.
import createClient, { type Middleware } from "openapi-fetch";
import { officerNamed, sessionLost } from "../session";
import type { components, paths } from "./contract";

type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];
export type Finding = Schemas["FindingOut"];
export type Hit = Schemas["HitOut"];
export type Household = Schemas["HouseholdOut"];
export type HistoryEntry = Schemas["HistoryEntryOut"];
export type Case = Schemas["CaseOut"];
export type CaseHead = Schemas["CaseHead"];
export type CaseChanges = Schemas["CaseChangesOut"];
export type CaseDocument = Schemas["CaseDocumentOut"];
export type Paper = Schemas["PaperOut"];
export type Session = Schemas["SessionOut"];
export type StoredDocument = Schemas["DocumentOut"];
export type Listing = Schemas["Listing"];
export type ListingHead = Schemas["ListingHead"];
export type ListingStep = Schemas["ListingStepIn"];
export type Exit = Schemas["ExitOut"];
export type Transfer = Schemas["TransferOut"];
export type DealHead = Schemas["DealHead"];
/** The document cannot say what an organ is beside the day on which its term ends. */
export type Collective = Omit<Schemas["CollectiveOut"], "organs"> & { organs: unknown[] };
export type CollectiveDecision = Schemas["DecisionOut"];
export type Application = Schemas["ApplicationHead"];
export type Run = Schemas["RunOut"];
export type Sheet = Schemas["SheetOut"];
export type BankLine = Schemas["ReceiptFinding"];

/** Headers carry bytes: a Chinese name goes as its UTF-8. */
function asHeader(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

/** Where 401 says that a password is wrong, and not that a session is over. */
const AT_THE_DOOR = ["/api/v1/session", "/api/v1/session/password"];

const officer: Middleware = {
  onRequest({ request }) {
    const name = officerNamed();
    if (name) request.headers.set("Sanquan-Officer", asHeader(name));
    return request;
  },
  // Whoever was signed out meanwhile signs in again over the page, and what was asked is asked again.
  async onResponse({ request, response, schemaPath }) {
    if (response.status !== 401 || AT_THE_DOOR.includes(schemaPath)) return response;
    const again = kept.get(request) ?? request;
    await sessionLost();
    return fetch(again);
  },
};

/** A request's body can be read once; this is the copy that is sent after another sign-in. */
const kept = new WeakMap<Request, Request>();

export const register = createClient<paths>({
  baseUrl: window.location.origin,
  fetch(request) {
    kept.set(request, request.clone());
    return fetch(request);
  },
});
register.use(officer);

/** What came of a request: what was asked for, or the problem that stands in its way. */
export type Answer<T> = { data: T; problem?: undefined } | { data?: undefined; problem: Problem };

/** A connection that is broken is told as a problem, like everything else that goes wrong. */
const UNREACHABLE: Problem = { type: "/problems/unreachable", title: "", status: 0 };

export async function answer<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Answer<T>> {
  try {
    const { data, error, response } = await asked;
    if (response.ok) return { data: data as T };
    return { problem: isProblem(error) ? error : { ...UNREACHABLE, status: response.status } };
  } catch {
    return { problem: UNREACHABLE };
  }
}

function isProblem(error: unknown): error is Problem {
  return typeof error === "object" && error !== null && "type" in error && "status" in error;
}
