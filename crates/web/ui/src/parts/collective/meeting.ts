// A decision with how its meeting was called and held, which acts of a collective ask for.
import { words } from "../../language";
import { decisionFields, decisionOf } from "../form/decision";
import { type Field, text, type Values } from "../form/fields";

export function meetingFields(subject?: string): Field[] {
  const c = words.value.collective;
  return [
    ...decisionFields({ subject }),
    { name: "notifiedDay", label: c.notified, kind: "day" },
    { name: "nNotified", label: c.nNotified, kind: "number" },
    { name: "nPresent", label: c.nPresent, kind: "number" },
    { name: "nNo", label: c.nNo, kind: "number", first: "0" },
    { name: "nAbstained", label: c.nAbstained, kind: "number", first: "0" },
  ];
}

export function metOf(values: Values) {
  const n = (name: string) => Number(text(values, name));
  return {
    ...decisionOf(values),
    meeting: {
      notified_day: text(values, "notifiedDay"),
      n_notified: n("nNotified"),
      n_present: n("nPresent"),
      proxies: [],
      n_no: n("nNo"),
      n_abstained: n("nAbstained"),
      reason: "",
    },
  };
}
