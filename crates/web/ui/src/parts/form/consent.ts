// The consent of a co-holder: who signed, where and when, and how it was made sure that it was they.
import { asMoment, thisMoment } from "../../amount";
import { words } from "../../language";
import { type Field, text, type Values } from "./fields";

export interface Holder {
  person: string;
  name: string;
}

/** How a signature was given, which several may share. */
function circumstances(): Field[] {
  const { ask } = words.value.market;
  return [
    { name: "signedAt", label: ask.at, kind: "moment", first: thisMoment() },
    { name: "place", label: ask.place, kind: "text" },
    {
      name: "check",
      label: ask.check,
      kind: "choice",
      first: "in-person",
      options: [
        { value: "in-person", label: ask.inPerson },
        { value: "by-video", label: ask.byVideo },
      ],
    },
    { name: "paper", label: ask.paper, kind: "document" },
  ];
}

/** One paper that several have signed together. */
export function signedByAll(holders: Holder[]): Field[] {
  const options = holders.map((it) => ({ value: it.person, label: it.name }));
  const { agreed } = words.value.market.ask;
  return [
    {
      name: "signers",
      label: agreed,
      kind: "several",
      first: holders.map((it) => it.person).join("\n"),
      options,
    },
    ...circumstances(),
  ];
}

/** The consent of one, by their own hand or by somebody who may sign for them. */
export function signedByOne(holders: Holder[]): Field[] {
  const { ask } = words.value.market.exit;
  const forThem = (values: Values) => (values.signer ?? "holder") !== "holder";
  return [
    {
      name: "of",
      label: ask.of,
      kind: "choice",
      first: holders[0]?.person,
      options: holders.map((it) => ({ value: it.person, label: it.name })),
    },
    {
      name: "signer",
      label: ask.signer,
      kind: "choice",
      first: "holder",
      options: [
        { value: "holder", label: ask.self },
        { value: "mandatary", label: ask.mandatary },
        { value: "guardian", label: ask.guardian },
      ],
    },
    { name: "signerName", label: ask.signerName, kind: "text", when: forThem },
    { name: "mandate", label: ask.mandate, kind: "document", when: forThem },
    ...circumstances(),
  ];
}

export function consentOf(values: Values, person: string) {
  return {
    of: person,
    signer: signerOf(values),
    at: asMoment(text(values, "signedAt")),
    place: text(values, "place"),
    identity_check: text(values, "check"),
    evidence: text(values, "paper"),
  };
}

function signerOf(values: Values) {
  const [name, mandate] = [text(values, "signerName"), text(values, "mandate")];
  if (values.signer === "mandatary") return { kind: "mandatary", name, mandate };
  if (values.signer === "guardian") return { kind: "guardian", name, proof: mandate };
  return { kind: "holder" };
}

export function consentsOf(values: Values) {
  const signers = text(values, "signers").split("\n");
  return signers.filter((it) => it !== "").map((it) => consentOf(values, it));
}
