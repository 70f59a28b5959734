// A page's own reading: loading, there, or in trouble; an answer that comes too late is thrown away.
import { type Ref, ref, shallowRef } from "vue";
import type { Answer, Problem } from "../api/register";

export interface Loaded<T> {
  data: Ref<T | undefined>;
  problem: Ref<Problem | undefined>;
  loading: Ref<boolean>;
  load: () => Promise<void>;
}

export function useLoad<T>(ask: () => Promise<Answer<T>>): Loaded<T> {
  const data = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const loading = ref(false);
  let last = 0;
  const load = async () => {
    last += 1;
    const mine = last;
    loading.value = true;
    const it = await ask();
    if (mine !== last) return;
    loading.value = false;
    problem.value = it.problem;
    if (!it.problem) data.value = it.data as T;
  };
  return { data, problem, loading, load };
}
