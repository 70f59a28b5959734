// Areas, money, days and moments as a clerk reads and types them.

/** A mu is two thousand thirds of a square metre. */
const M2_OF_15_MU = 10_000;

/** Mu of an area in square metres, as two decimals. */
export function mu(areaM2: string | number): string {
  return ((Number(areaM2) * 15) / M2_OF_15_MU).toFixed(2);
}

/** The sum of exact two-decimal texts, exact itself. */
export function sum(texts: string[]): string {
  const places = Math.max(0, ...texts.map((it) => it.split(".")[1]?.length ?? 0));
  const scaled = texts.map((it) => BigInt(padded(it, places)));
  const digits = scaled.reduce((one, other) => one + other, 0n).toString();
  if (places === 0) return digits;
  const whole = digits.padStart(places + 1, "0");
  return `${whole.slice(0, -places)}.${whole.slice(-places)}`;
}

function padded(text: string, places: number): string {
  const [whole = "0", fraction = ""] = text.split(".");
  return whole + fraction.padEnd(places, "0");
}

/** Yuan of an amount in fen, as two decimals. */
export function yuan(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${fen < 0 ? "-" : ""}${whole}.${digits.slice(-2)}`;
}

/** Fen of an amount that was typed in yuan; nothing where it is no amount. */
export function fen(typed: string): number | undefined {
  const parts = /^(\d+)(?:\.(\d{1,2}))?$/.exec(typed.replaceAll(",", "").trim());
  if (!parts) return undefined;
  return Number(`${parts[1]}${(parts[2] ?? "").padEnd(2, "0")}`);
}

/** A moment in the county's own time. */
export function moment(text: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(new Date(text));
}

/** The day it is in the county. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}

/** What a clerk typed as a moment by the clock on the wall, with the county's own offset. */
export function asMoment(typed: string): string {
  return `${typed.slice(0, 16)}:00+08:00`;
}

/** This moment, as a field for a moment has it. */
export function thisMoment(): string {
  return moment(new Date().toISOString()).replace(" ", "T");
}
