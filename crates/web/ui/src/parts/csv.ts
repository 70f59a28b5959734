// A table as comma-separated values, with the mark by which Excel and WPS know that it is UTF-8.
import { save } from "./save";

const MARK = "\uFEFF";

/** A cell that a spreadsheet would take for a formula stays text. */
function cell(value: string | number): string {
  const text = `${value}`;
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveCsv(name: string, rows: (string | number)[][]): void {
  const text = rows.map((row) => row.map(cell).join(",")).join("\r\n");
  save(new Blob([`${MARK}${text}\r\n`], { type: "text/csv;charset=utf-8" }), name);
}
