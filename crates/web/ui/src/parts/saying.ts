// What a clerk is told of a problem: what to do, in words; the server's own detail follows for whoever is asked for help.
import { yuan } from "../amount";
import type { Problem } from "../api/register";
import { words } from "../language";

const PAGE = "/problems/";

export function saying(problem: Problem): string {
  const said: Record<string, string> = words.value.problems;
  const known = said[problem.type.replace(PAGE, "")];
  return known ?? said[problem.status >= 500 ? "broken" : "bad-request"] ?? problem.title;
}

/** What the service says of a day or an amount that stands in the way, in the language of the page; all else as it is said. */
export function detailOf(problem: Problem | undefined): string {
  const detail = problem?.detail ?? "";
  const { noticeRuns, coolsOff, bidTooLow } = words.value.details;
  const said: [RegExp, (what: string) => string][] = [
    [/^the notice runs until ([\d-]+)/, noticeRuns],
    [/^the cooling-off lasts until ([\d-]+)/, coolsOff],
    [/^(\d+) fen must be offered/, (fen) => bidTooLow(yuan(Number(fen)))],
  ];
  for (const [pattern, say] of said) {
    const what = pattern.exec(detail)?.[1];
    if (what) return say(what);
  }
  return detail;
}
