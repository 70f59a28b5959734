// What is listed: by its kind, and by what the household's file or a typed code says of it.
import type { Household } from "../../api/register";
import { type ParcelShape, parcelsOf } from "../../api/shapes";
import { words } from "../../language";
import { type Field, type Option, several, text, type Values } from "../form/fields";

const OF_COLLECTIVES = ["collective-land", "collective-asset"];
const KINDS = ["operation-right", "collective-land", "homestead", "shares", "collective-asset"];

export function ofCollective(values: Values): boolean {
  return OF_COLLECTIVES.includes(values.object ?? "");
}

export function objectFields(values: Values, household: Household | undefined): Field[] {
  const { ask, objects } = words.value.market;
  const kinds = KINDS.map((value) => ({
    value,
    label: (objects as Record<string, string>)[value] ?? value,
  }));
  const kind: Field = { name: "object", label: ask.object, kind: "choice", options: kinds };
  if (values.object === "collective-land") {
    return [kind, { name: "parcelCodes", label: ask.parcelCodes, kind: "long" }];
  }
  if (values.object === "collective-asset") {
    return [
      kind,
      { name: "collective", label: ask.collective, kind: "text" },
      { name: "asset", label: ask.asset, kind: "text" },
    ];
  }
  return [
    kind,
    { name: "household", label: ask.household, kind: "text" },
    ...(household ? ofHousehold(values, household) : []),
  ];
}

function ofHousehold(values: Values, of: Household): Field[] {
  const { ask } = words.value.market;
  if (values.object === "operation-right") {
    const options = parcelsOf(of.contracted_land.parcels).map(({ properties: it }) => ({
      value: it.code,
      label: `${it.name} ${it.code}`,
    }));
    return [{ name: "parcels", label: ask.parcels, kind: "several", options }];
  }
  if (values.object === "homestead") {
    const options = of.homesteads.rights.map((it) => option(it.unit_code, it.location));
    return [{ name: "unit", label: ask.unit, kind: "choice", options }];
  }
  const holders = of.members.map((it) => option(it.person, it.name));
  return [
    { name: "holder", label: ask.holder, kind: "choice", options: holders },
    {
      name: "collective",
      label: ask.collective,
      kind: "text",
      first: of.shares[0]?.collective_code,
    },
    { name: "class", label: ask.class, kind: "text", first: "member" },
    { name: "shares", label: ask.shares, kind: "text" },
  ];
}

function option(value: string, label: string): Option {
  return { value, label };
}

export function objectOf(values: Values, parcels: ParcelShape[]) {
  const kind = values.object;
  switch (kind) {
    case "collective-land":
      return { kind, parcels: several(values, "parcelCodes") };
    case "collective-asset":
      return { kind, collective: text(values, "collective"), asset: text(values, "asset") };
    case "homestead":
      return { kind, unit: text(values, "unit") };
    case "shares":
      return {
        kind,
        collective: text(values, "collective"),
        holder: text(values, "holder"),
        class: text(values, "class"),
        shares: text(values, "shares"),
      };
    default: {
      const chosen = several(values, "parcels");
      const first = parcels.find((it) => it.properties.code === chosen[0]);
      return { kind: "operation-right", contract: first?.properties.contract, parcels: chosen };
    }
  }
}
