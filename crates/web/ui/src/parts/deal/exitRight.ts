// Which right a household leaves, by what its file says it has.
import type { Household } from "../../api/register";
import { type ParcelShape, parcelsOf } from "../../api/shapes";
import { words } from "../../language";
import { type Field, several, text, type Values } from "../form/fields";

export function exitFields(values: Values, of: Household): Field[] {
  const { ask, exit } = words.value.market;
  const rights = Object.entries(exit.rights).map(([value, label]) => ({ value, label }));
  const kind: Field = { name: "right", label: exit.ask.right, kind: "choice", options: rights };
  if (values.right === "homestead") {
    const options = of.homesteads.rights.map((it) => ({
      value: it.unit_code,
      label: it.location,
    }));
    return [kind, { name: "unit", label: ask.unit, kind: "choice", options }];
  }
  if (values.right === "shares") return [kind, ...shareFields(of)];
  const options = parcelsOf(of.contracted_land.parcels).map(({ properties: it }) => ({
    value: it.code,
    label: `${it.name} ${it.code}`,
  }));
  return [kind, { name: "parcels", label: ask.parcels, kind: "several", options }];
}

function shareFields(of: Household): Field[] {
  const { ask } = words.value.market;
  const options = of.members.map((it) => ({ value: it.person, label: it.name }));
  const collective = of.shares[0]?.collective_code;
  return [
    { name: "holder", label: ask.holder, kind: "choice", options },
    { name: "collective", label: ask.collective, kind: "text", first: collective },
    { name: "class", label: ask.class, kind: "text", first: "member" },
    { name: "shares", label: ask.shares, kind: "text" },
  ];
}

export function exitRight(values: Values, parcels: ParcelShape[]) {
  const kind = values.right;
  if (kind === "homestead") return { kind, unit: text(values, "unit") };
  if (kind === "shares") {
    return {
      kind,
      collective: text(values, "collective"),
      person: text(values, "holder"),
      class: text(values, "class"),
      shares: text(values, "shares"),
    };
  }
  const chosen = several(values, "parcels");
  const first = parcels.find((it) => it.properties.code === chosen[0]);
  return { kind, contract: first?.properties.contract, parcels: chosen };
}
