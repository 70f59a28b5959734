// What a field of a changed row says, for a clerk who compares two of them.
import { words } from "../../language";

const NOTHING = "—";

export function said(value: unknown): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (typeof value === "boolean")
    return value ? words.value.household.yes : words.value.household.no;
  if (Array.isArray(value)) return value.map(said).join("\n") || NOTHING;
  if (typeof value === "object") return ofObject(value as Record<string, unknown>);
  return String(value);
}

/** Bounds are told by their names; anything else by what stands in it. */
function ofObject(it: Record<string, unknown>): string {
  if ("east" in it) {
    const of = (side: string) => String(it[side] ?? NOTHING);
    return words.value.household.boundsOf(of("east"), of("south"), of("west"), of("north"));
  }
  if ("document_masked" in it) return `${it.name} ${it.document_masked}`;
  if ("contractor" in it) return `${it.name ?? it.contractor} ${it.contract_area_m2}`;
  return Object.values(it).map(said).join(" ");
}
