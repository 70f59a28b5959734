// The case types of the county: their titles and their ordinary way, read once.
import { ref } from "vue";
import { language } from "../language";
import { answer, register } from "./register";

/** What the pages use of a case type; the document says no more than that it is an object. */
export interface CaseType {
  kind: string;
  title_zh: string;
  title_en: string;
  path: string[];
  documents: { role: string; title_zh: string; when: string | null }[];
}

const types = ref<CaseType[]>([]);
let asked: Promise<void> | undefined;

export function knowTypes(): Promise<void> {
  asked ??= answer(register.GET("/api/v1/case-types")).then(({ data }) => {
    if (data) types.value = data as unknown as CaseType[];
    else asked = undefined;
  });
  return asked;
}

export function typeOf(kind: string): CaseType | undefined {
  return types.value.find((it) => it.kind === kind);
}

export function titleOf(kind: string): string {
  const it = typeOf(kind);
  if (!it) return kind;
  return language.value === "en" ? it.title_en : it.title_zh;
}
