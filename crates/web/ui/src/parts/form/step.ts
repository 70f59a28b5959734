// A step as a form asks for it, and as it is handed in.
import type { Field, Values } from "./fields";

export interface Step {
  name: string;
  title: string;
  fields: Field[];
  /** What is said before anything is typed. */
  hint?: string;
  /** Whether it leads off the ordinary way. */
  danger?: boolean;
  body: (values: Values) => unknown;
}
