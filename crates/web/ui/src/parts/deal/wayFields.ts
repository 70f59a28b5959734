// How a listing is traded and for how much: what a draft asks for, and a second listing after the first has failed.
import { asMoment } from "../../amount";
import type { TradeWay } from "../../api/deals";
import { words } from "../../language";
import { amount, type Field, several, text, type Values } from "../form/fields";

const is =
  (...kinds: string[]) =>
  (values: Values) =>
    kinds.includes(values.way ?? "");

export function wayFields(): Field[] {
  const { ask, ways } = words.value.market;
  return [
    { name: "reserve", label: ask.reserve, kind: "money" },
    { name: "valued", label: ask.valued, kind: "money", optional: true },
    {
      name: "report",
      label: ask.report,
      kind: "document",
      when: (values) => text(values, "valued") !== "",
    },
    {
      name: "way",
      label: ask.way,
      kind: "choice",
      first: "agreement",
      options: Object.entries(ways).map(([value, label]) => ({ value, label })),
    },
    { name: "step", label: ask.step, kind: "money", when: is("ascending") },
    { name: "opens", label: ask.opens, kind: "moment", when: is("ascending", "sealed", "tender") },
    {
      name: "closes",
      label: ask.closes,
      kind: "moment",
      when: is("ascending", "sealed", "tender"),
    },
    { name: "reveals", label: ask.reveals, kind: "moment", when: is("sealed", "tender") },
    { name: "judges", label: ask.judges, kind: "long", when: is("tender") },
  ];
}

export function wayOf(values: Values): TradeWay {
  const at = (name: string) => asMoment(text(values, name));
  const kind = text(values, "way") as TradeWay["kind"];
  if (kind === "agreement") return { kind };
  const opens_at = at("opens");
  if (kind === "ascending") {
    return { kind, step_fen: amount(values, "step"), opens_at, closes_at: at("closes") };
  }
  const offers = { opens_at, deadline: at("closes"), reveal_until: at("reveals") };
  return kind === "sealed"
    ? { kind, ...offers }
    : { kind, ...offers, judges: several(values, "judges") };
}

export function priceOf(values: Values) {
  const valued = text(values, "valued") !== "";
  return {
    reserve_fen: amount(values, "reserve"),
    valuation: valued
      ? { price_fen: amount(values, "valued"), report_sha256: text(values, "report") }
      : null,
  };
}
