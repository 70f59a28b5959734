// What a form asks for, field by field, and what was typed into it.
import { fen } from "../../amount";

export type FieldKind =
  | "text"
  | "long"
  | "number"
  | "money"
  | "day"
  | "moment"
  | "choice"
  | "several"
  | "document"
  /** A file whose digest alone is asked for. */
  | "digest";

export interface Option {
  value: string;
  label: string;
}

/** What was typed; of a document its digest, of several choices their values, one a line. */
export type Values = Record<string, string>;

export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  options?: Option[];
  /** What stands in it at first. */
  first?: string;
  hint?: string;
  optional?: boolean;
  /** Whether it is asked for, by what stands in the others. */
  when?: (values: Values) => boolean;
}

export function shown(fields: Field[], values: Values): Field[] {
  return fields.filter((it) => it.when?.(values) ?? true);
}

/** The first field in which something is missing, or cannot be read. */
export function unfilled(fields: Field[], values: Values): Field | undefined {
  return shown(fields, values).find((it) => {
    const typed = (values[it.name] ?? "").trim();
    if (typed === "") return !it.optional;
    if (it.kind === "money") return fen(typed) === undefined;
    return it.kind === "number" && !/^\d+$/.test(typed);
  });
}

/** What was typed into a field for an amount, in fen; asked for only once the form is filled. */
export function amount(values: Values, name: string): number {
  return fen(values[name] ?? "") ?? 0;
}

export function text(values: Values, name: string): string {
  return (values[name] ?? "").trim();
}

export function several(values: Values, name: string): string[] {
  return text(values, name)
    .split(/[\s,，、;；]+/)
    .filter((it) => it !== "");
}
