// What each step of a listing asks for, and how it is handed in.
import type { ListingApplication } from "../../api/deals";
import type { Listing, ListingStep } from "../../api/register";
import { words } from "../../language";
import { amount, type Field, type Option, text, type Values } from "../form/fields";
import type { Step } from "../form/step";
import { priceOf, wayFields, wayOf } from "./wayFields";

/** What leads off the ordinary way. */
const ASIDE = ["return", "withdraw", "default", "suspend", "terminate"];

type Asked = Pick<Step, "fields"> & { body: (values: Values) => ListingStep };

export function stepsOf(of: Listing): Step[] {
  const m = words.value.market;
  return of.possible.map((name) => ({
    name,
    title: (m.steps as Record<string, string>)[name] ?? name,
    danger: ASIDE.includes(name),
    ...(asked(of)[name] ?? { fields: [], body: () => ({ step: name }) }),
  }));
}

function bidders(of: Listing): Option[] {
  const m = words.value.market;
  const there = of.bidders.filter((it) => !it.withdrawn);
  return there.map((it) => ({
    value: it.party,
    label: `${m.nthBidder(it.number)} ${it.name ?? m.erased}`,
  }));
}

function asked(of: Listing): Record<string, Asked> {
  const { ask } = words.value.market;
  const bidder: Field = {
    name: "bidder",
    label: ask.bidder,
    kind: "choice",
    options: bidders(of),
  };
  const who = (values: Values) => text(values, "bidder");
  return {
    enrol: {
      fields: enrolling(),
      body: (values) => ({ step: "enrol", bidder: enrolled(of, values) }),
    },
    qualify: {
      fields: [bidder, qualification()],
      body: (values) => ({
        step: "qualify",
        bidder: who(values),
        qualified: values.outcome === "yes",
      }),
    },
    "claim-priority": {
      fields: [bidder],
      body: (values) => ({ step: "claim-priority", bidder: who(values) }),
    },
    withdraw: { fields: [bidder], body: (values) => ({ step: "withdraw", bidder: who(values) }) },
    bid: {
      fields: [bidder, { name: "amount", label: ask.amount, kind: "money" }],
      body: (values) => ({
        step: "bid",
        bidder: who(values),
        amount_fen: amount(values, "amount"),
      }),
    },
    ...sealed(bidder),
    ...concluding(of),
  };
}

/** Sealed offers, opened and scored. */
function sealed(bidder: Field): Record<string, Asked> {
  const { ask } = words.value.market;
  const who = (values: Values) => text(values, "bidder");
  return {
    seal: {
      fields: [bidder, { name: "commitment", label: ask.commitment, kind: "text" }],
      body: (values) => ({
        step: "seal",
        bidder: who(values),
        commitment: text(values, "commitment"),
      }),
    },
    reveal: {
      fields: [
        bidder,
        { name: "amount", label: ask.amount, kind: "money" },
        { name: "salt", label: ask.salt, kind: "text" },
      ],
      body: (values) => ({
        step: "reveal",
        bidder: who(values),
        amount_fen: amount(values, "amount"),
        salt: text(values, "salt"),
      }),
    },
    score: {
      fields: [
        { name: "judge", label: ask.judge, kind: "text" },
        bidder,
        { name: "points", label: ask.points, kind: "number" },
      ],
      body: (values) => ({
        step: "score",
        judge: text(values, "judge"),
        bidder: who(values),
        points: Number(text(values, "points")),
      }),
    },
  };
}

function concluding(of: Listing): Record<string, Asked> {
  const m = words.value.market;
  const open = of.objections.map((it, n) => ({ it, n })).filter(({ it }) => it.upheld == null);
  const objections = open.map(({ n }) => ({ value: `${n}`, label: m.ask.nthObjection(n + 1) }));
  return {
    object: {
      fields: [{ name: "evidence", label: m.ask.evidence, kind: "document" }],
      body: (values) => ({ step: "object", evidence: text(values, "evidence") }),
    },
    answer: {
      fields: [
        { name: "objection", label: m.ask.objection, kind: "choice", options: objections },
        {
          name: "upheld",
          label: m.ask.upheld,
          kind: "choice",
          options: [
            { value: "no", label: m.dismissed },
            { value: "yes", label: m.upheld },
          ],
        },
      ],
      body: (values) => ({
        step: "answer",
        objection: Number(values.objection),
        upheld: values.upheld === "yes",
      }),
    },
    approve: {
      fields: [
        { name: "consent", label: m.ask.collectiveConsent, kind: "document" },
        { name: "approval", label: m.ask.townshipApproval, kind: "document" },
      ],
      body: (values) => ({
        step: "approve",
        collective_consent: text(values, "consent"),
        township_approval: text(values, "approval"),
      }),
    },
    sign: {
      fields: [{ name: "contract", label: m.ask.contract, kind: "document" }],
      body: (values) => ({ step: "sign", contract: text(values, "contract") }),
    },
    relist: {
      fields: wayFields(),
      body: (values) => ({
        step: "relist",
        ...priceOf(values),
        way: wayOf(values) as unknown as Record<string, never>,
      }),
    },
  };
}

function qualification(): Field {
  const m = words.value.market;
  const options = [
    { value: "yes", label: m.yesQualified },
    { value: "no", label: m.notQualified },
  ];
  return { name: "outcome", label: m.ask.outcome, kind: "choice", first: "yes", options };
}

function enrolling(): Field[] {
  const { ask, kinds } = words.value.market;
  const farms = (values: Values) => text(values, "farming") !== "";
  return [
    { name: "name", label: ask.name, kind: "text" },
    { name: "number", label: ask.number, kind: "text" },
    { name: "account", label: ask.account, kind: "text" },
    { name: "phone", label: ask.phone, kind: "text", optional: true },
    {
      name: "kind",
      label: ask.kind,
      kind: "choice",
      first: "person",
      options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
    },
    {
      name: "member",
      label: ask.member,
      kind: "choice",
      first: "no",
      options: [
        { value: "no", label: ask.noMember },
        { value: "yes", label: ask.yesMember },
      ],
    },
    { name: "farming", label: ask.farming, kind: "text", optional: true },
    { name: "proof", label: ask.farmingProof, kind: "document", when: farms },
  ];
}

function enrolled(of: Listing, values: Values) {
  const { collective } = of.application as unknown as ListingApplication;
  const ground = text(values, "farming");
  return {
    name: text(values, "name"),
    document_number: text(values, "number"),
    account: text(values, "account"),
    phone: text(values, "phone") || null,
    kind: text(values, "kind"),
    collective: values.member === "yes" ? collective : null,
    farming: (ground ? { ground, evidence: text(values, "proof") } : null) as never,
  };
}
