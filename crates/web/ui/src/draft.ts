// What was typed and not yet sent: kept in this tab, over a lost session and over a reload, until it is sent or somebody signs out.
import { reactive, watch } from "vue";

const PREFIX = "sanquan.draft.";

/** A form whose fields survive; `forget` once it is sent. */
export function useDraft<T extends object>(name: string, empty: () => T) {
  const place = PREFIX + name;
  const kept = sessionStorage.getItem(place);
  const form = reactive<T>({ ...empty(), ...(kept ? (JSON.parse(kept) as T) : {}) });
  watch(form, () => sessionStorage.setItem(place, JSON.stringify(form)));
  const forget = () => {
    Object.assign(form, empty());
    // The watcher writes once more after this tick, and then the empty form stands there.
    sessionStorage.removeItem(place);
  };
  return { form, forget };
}

export function forgetDrafts(): void {
  for (const place of Object.keys(sessionStorage)) {
    if (place.startsWith(PREFIX)) sessionStorage.removeItem(place);
  }
}
