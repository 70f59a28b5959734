import { createRouter, createWebHistory } from "vue-router";
import { recognise, session } from "./session";

export const router = createRouter({
  history: createWebHistory("/workbench/"),
  routes: [
    { path: "/", name: "desk", component: () => import("./pages/Desk.vue") },
    { path: "/sign-in", name: "sign-in", component: () => import("./pages/SignIn.vue") },
    { path: "/find", name: "find", component: () => import("./pages/Find.vue") },
    {
      path: "/households/:code",
      name: "household",
      component: () => import("./pages/Household.vue"),
      props: true,
    },
    { path: "/cases/:id", name: "case", component: () => import("./pages/Case.vue"), props: true },
    { path: "/:rest(.*)*", name: "nothing", component: () => import("./pages/Nothing.vue") },
  ],
});

let known: Promise<void> | undefined;

router.beforeEach(async (to) => {
  known ??= recognise();
  await known;
  if (session.officer === null && to.name !== "sign-in") {
    return { name: "sign-in", query: { to: to.fullPath } };
  }
  if (session.officer !== null && to.name === "sign-in") return { name: "desk" };
  return true;
});
