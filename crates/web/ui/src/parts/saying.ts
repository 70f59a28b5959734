// What a clerk is told of a problem: what to do, in words; the server's own detail follows for whoever is asked for help.
import type { Problem } from "../api/register";
import { words } from "../language";

const PAGE = "/problems/";

export function saying(problem: Problem): string {
  const said: Record<string, string> = words.value.problems;
  const known = said[problem.type.replace(PAGE, "")];
  return known ?? said[problem.status >= 500 ? "broken" : "bad-request"] ?? problem.title;
}
