// What each step of an exit asks for, and how it is handed in.
import { asMoment, thisMoment, today } from "../../amount";
import type { Consent, ExitApplication } from "../../api/deals";
import { isOneOf } from "../../api/deals";
import type { Exit } from "../../api/register";
import { words } from "../../language";
import { consentOf, consentsOf, signedByAll, signedByOne } from "../form/consent";
import { decisionFields, decisionOf } from "../form/decision";
import { amount, type Field, text, type Values } from "../form/fields";
import type { Step } from "../form/step";

/** What leads off the ordinary way. */
const ASIDE = ["withdraw", "refuse", "report-coercion"];
/** What is decided on, by the right that is left. */
const SUBJECTS: Record<string, string> = { shares: "share-movement" };
const LAND = "land-compensation";

/** What a step says; nothing where it says no more than its name. */
type Asked = { fields: Field[]; said: (values: Values) => unknown };

export function stepsOf(of: Exit): Step[] {
  const m = words.value.market.exit;
  const mine = of.possible.filter((it) => isOneOf((of.roles as Record<string, string>)[it] ?? ""));
  return mine.map((name) => {
    const { fields, said } = asked(of)[name] ?? { fields: [], said: () => undefined };
    return {
      name,
      title: (m.steps as Record<string, string>)[name] ?? name,
      danger: ASIDE.includes(name),
      fields,
      body: (values) => {
        const it = said(values);
        return it === undefined ? { step: name } : { step: name, with: it };
      },
    };
  });
}

/** Who has agreed so far, since it last began with an interview. */
export function consentsSoFar(of: Exit): Map<string, Consent> {
  const last = of.steps.map((it) => it.step).lastIndexOf("interview");
  const given = of.steps.slice(last + 1).filter((it) => it.step === "consent");
  const said = given.map((it) => (it.event as unknown as { with: Consent }).with);
  return new Map(said.map((it) => [it.of, it]));
}

function waiting(of: Exit) {
  const { holders } = of.application as unknown as ExitApplication;
  const agreed = consentsSoFar(of);
  return holders.filter((it) => !agreed.has(it.person));
}

function asked(of: Exit): Record<string, Asked> {
  const { ask } = words.value.market.exit;
  const application = of.application as unknown as ExitApplication;
  const document = (name: string, label: string): Field => ({ name, label, kind: "document" });
  return {
    interview: { fields: interviewing(), said: interviewed },
    consent: {
      fields: signedByOne(waiting(of)),
      said: (values) => consentOf(values, text(values, "of")),
    },
    dwelling: {
      fields: [document("evidence", ask.dwelling)],
      said: (values) => ({ evidence: text(values, "evidence") }),
    },
    agree: { fields: terms(of), said: agreed },
    "review-waiver": {
      fields: [document("record", ask.review)],
      said: (values) => ({ record: text(values, "record") }),
    },
    decide: {
      fields: decisionFields({
        issuer: application.collective,
        subject: SUBJECTS[application.right.kind] ?? LAND,
      }),
      said: decisionOf,
    },
    "close-notice": {
      fields: [{ name: "upheld", label: ask.upheldObjections, kind: "number", first: "0" }],
      said: (values) => ({ n_upheld: Number(values.upheld) }),
    },
    sign: {
      fields: [
        { name: "day", label: ask.signedDay, kind: "day", first: today() },
        document("document", ask.document),
      ],
      said: (values) => ({
        signed_day: text(values, "day"),
        document: text(values, "document"),
      }),
    },
    "report-coercion": {
      fields: [document("report", ask.report)],
      said: (values) => ({ report: text(values, "report") }),
    },
    "settle-dispute": {
      fields: [
        {
          name: "coerced",
          label: ask.coerced,
          kind: "choice",
          options: [
            { value: "no", label: ask.notForced },
            { value: "yes", label: ask.forced },
          ],
        },
      ],
      said: (values) => ({ coerced: values.coerced === "yes" }),
    },
  };
}

function interviewing(): Field[] {
  const { ask } = words.value.market.exit;
  return [
    { name: "at", label: ask.interviewAt, kind: "moment", first: thisMoment() },
    { name: "place", label: ask.place, kind: "text" },
    { name: "statement", label: ask.statement, kind: "long" },
    { name: "record", label: ask.record, kind: "document" },
    { name: "witness", label: ask.witness, kind: "text" },
    { name: "witnessSigned", label: ask.witnessSigned, kind: "document" },
    {
      name: "ties",
      label: ask.ties,
      kind: "several",
      optional: true,
      options: [
        { value: "board-member", label: ask.boardMember },
        { value: "relative", label: ask.relative },
        { value: "receiver", label: ask.receiver },
      ],
    },
  ];
}

function interviewed(values: Values) {
  return {
    at: asMoment(text(values, "at")),
    place: text(values, "place"),
    statement: text(values, "statement"),
    record: text(values, "record"),
    witness: {
      name: text(values, "witness"),
      signed: text(values, "witnessSigned"),
      ties: text(values, "ties")
        .split("\n")
        .filter((it) => it !== ""),
    },
  };
}

function terms(of: Exit): Field[] {
  const m = words.value.market.exit;
  const { holders } = of.application as unknown as ExitApplication;
  const is = (kind: string) => (values: Values) => (values.terms ?? "compensation") === kind;
  const when = (fields: Field[], kind: string) => fields.map((it) => ({ ...it, when: is(kind) }));
  return [
    {
      name: "terms",
      label: m.ask.terms,
      kind: "choice",
      first: "compensation",
      options: [
        { value: "compensation", label: m.compensation },
        { value: "retention", label: m.retention },
        { value: "waived", label: m.waived },
      ],
    },
    ...when(
      [
        { name: "amount", label: m.ask.amount, kind: "money" },
        { name: "dueDay", label: m.ask.dueDay, kind: "day" },
        { name: "standard", label: m.ask.standard, kind: "text" },
        { name: "basis", label: m.ask.basis, kind: "document" },
        // The book of the deal knows the paying side by an id; where nothing better is known, by that of the exit.
        { name: "payer", label: m.ask.payer, kind: "text", first: of.id },
      ],
      "compensation",
    ),
    ...when(
      [
        { name: "until", label: m.ask.until, kind: "day" },
        { name: "agreement", label: m.ask.agreement, kind: "document" },
      ],
      "retention",
    ),
    ...when(
      [{ name: "waiver", label: m.ask.waiver, kind: "document" }, ...signedByAll(holders)],
      "waived",
    ),
  ];
}

function agreed(values: Values) {
  if (values.terms === "retention") {
    const [until, agreement] = [text(values, "until"), text(values, "agreement")];
    return { kind: "retention", until, agreement };
  }
  if (values.terms === "waived") {
    return { kind: "waived", statement: text(values, "waiver"), signed: consentsOf(values) };
  }
  return {
    kind: "compensation",
    schedule: [{ due_day: text(values, "dueDay"), amount_fen: amount(values, "amount") }],
    standard: text(values, "standard"),
    basis: text(values, "basis"),
    payer: text(values, "payer"),
  };
}
