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
    {
      path: "/collectives",
      name: "collectives",
      component: () => import("./pages/Collectives.vue"),
    },
    {
      path: "/collectives/:code",
      name: "collective",
      component: () => import("./pages/Collective.vue"),
      props: true,
    },
    {
      path: "/collectives/:code/runs/:year/:number",
      name: "run",
      component: () => import("./pages/Run.vue"),
      props: true,
    },
    { path: "/market", name: "market", component: () => import("./pages/Market.vue") },
    {
      path: "/market/listings/new",
      name: "new-listing",
      component: () => import("./pages/NewListing.vue"),
    },
    {
      path: "/market/listings/:number",
      name: "listing",
      component: () => import("./pages/Listing.vue"),
      props: true,
    },
    {
      path: "/market/exits/new",
      name: "new-exit",
      component: () => import("./pages/NewExit.vue"),
    },
    {
      path: "/market/exits/:number",
      name: "exit",
      component: () => import("./pages/Exit.vue"),
      props: true,
    },
    {
      path: "/market/transfers/:number",
      name: "transfer",
      component: () => import("./pages/Transfer.vue"),
      props: true,
    },
    {
      path: "/supervision",
      name: "supervision",
      component: () => import("./pages/Supervision.vue"),
    },
    { path: "/audit-log", name: "audit-log", component: () => import("./pages/AuditLog.vue") },
    {
      path: "/settlement",
      name: "settlement",
      component: () => import("./pages/Settlement.vue"),
    },
    {
      path: "/settlement/new",
      name: "new-settlement",
      component: () => import("./pages/NewSettlement.vue"),
    },
    {
      path: "/settlement/:id",
      name: "settlement-application",
      component: () => import("./pages/SettlementApplication.vue"),
      props: true,
    },
    { path: "/:rest(.*)*", name: "nothing", component: () => import("./pages/Nothing.vue") },
  ],
});

/** Where whoever works at another desk than the register's begins. */
const HOMES: Record<string, string> = { administration: "audit-log", settlement: "settlement" };

let known: Promise<void> | undefined;

router.beforeEach(async (to) => {
  known ??= recognise();
  await known;
  if (session.officer === null && to.name !== "sign-in") {
    return { name: "sign-in", query: { to: to.fullPath } };
  }
  if (session.officer !== null && to.name === "sign-in") return { name: "desk" };
  // The desk of the register is not everybody's.
  const home = HOMES[session.desk];
  if (session.officer !== null && home && to.name === "desk") return { name: home };
  return true;
});
