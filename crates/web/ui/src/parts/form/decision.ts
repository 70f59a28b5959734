// A decision of a collective's members, as it is asked for and handed in.
import { words } from "../../language";
import { type Field, text, type Values } from "./fields";

export interface FirstDecision {
  issuer?: string;
  subject?: string;
}

export function decisionFields(first: FirstDecision): Field[] {
  const { ask } = words.value.market;
  const subjects = Object.entries(words.value.decisionSubjects);
  return [
    {
      name: "subject",
      label: ask.subject,
      kind: "choice",
      first: first.subject,
      options: subjects.map(([value, label]) => ({ value, label })),
    },
    { name: "issuer", label: ask.issuer, kind: "text", first: first.issuer },
    { name: "meetingDay", label: ask.day, kind: "day" },
    { name: "entitled", label: ask.entitled, kind: "number" },
    { name: "yes", label: ask.yes, kind: "number" },
    {
      name: "assembly",
      label: ask.assembly,
      kind: "choice",
      first: "members",
      options: [
        { value: "members", label: ask.members },
        { value: "delegates", label: ask.delegates },
      ],
    },
    {
      name: "township",
      label: ask.township,
      kind: "choice",
      first: "no",
      options: [
        { value: "no", label: ask.notApproved },
        { value: "yes", label: ask.approved },
      ],
    },
    { name: "minutes", label: ask.record, kind: "document" },
  ];
}

export function decisionOf(values: Values) {
  return {
    issuer: text(values, "issuer"),
    subject: text(values, "subject"),
    assembly: text(values, "assembly"),
    day: text(values, "meetingDay"),
    n_entitled: Number(text(values, "entitled")),
    n_yes: Number(text(values, "yes")),
    plan_published: null,
    township_approved: values.township === "yes",
    county_approved: false,
    record_sha256: text(values, "minutes"),
  };
}
