// The language of the pages: Chinese first, English by a switch.
import { computed, ref, watchEffect } from "vue";
import { en } from "./words/en";
import { zh } from "./words/zh";

export type Language = "zh" | "en";

const PLACE = "sanquan.language";

export const language = ref<Language>(localStorage.getItem(PLACE) === "en" ? "en" : "zh");

/** The words of the pages; every key stands in both files, or the build fails. */
export const words = computed(() => (language.value === "en" ? en : zh));

export function switchLanguage(): void {
  language.value = language.value === "zh" ? "en" : "zh";
  localStorage.setItem(PLACE, language.value);
}

watchEffect(() => {
  document.documentElement.lang = language.value === "en" ? "en" : "zh-CN";
  document.title = `${words.value.product} · ${words.value.subtitle}`;
});

/** The word for a code of the register; one that is not known is shown as it is. */
export function wordFor(list: Record<string, string>, code: string): string {
  return list[code] ?? code;
}
