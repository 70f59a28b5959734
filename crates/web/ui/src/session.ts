// Who is at work: an account that is signed in, or, on a service that believes names, whoever is named.
import { reactive } from "vue";
import type { Problem, Session } from "./api/register";
import { answer, register } from "./api/register";
import { forgetDrafts } from "./draft";

/** How the service knows who asks. */
type Door = "sign-in" | "named";

interface AtWork {
  door: Door;
  /** The name beside what is done; `null` while nobody is known. */
  officer: string | null;
  /** `null` where every role is open. */
  roles: string[] | null;
  desk: string;
  division: string | null;
  login: string;
  /** Whether the password is an administrator's, and another has to be chosen first. */
  passwordToChange: boolean;
  /** Whether the session ended under an open page. */
  lost: boolean;
}

const NAMED = "sanquan.officer";

export const session = reactive<AtWork>({
  door: "sign-in",
  officer: null,
  roles: null,
  desk: "register",
  division: null,
  login: "",
  passwordToChange: false,
  lost: false,
});

/** What waits for somebody to sign in again. */
let waiting: Array<() => void> = [];

/** The name that goes with each request, where the service believes names. */
export function officerNamed(): string | null {
  return session.door === "named" ? session.officer : null;
}

/** Finds out who is at work, once, before the first page is shown. */
export async function recognise(): Promise<void> {
  const known = await answer(register.GET("/api/v1/session"));
  if (known.data) return take(known.data);
  // Where names are believed, a figure that is no secret is told to whoever asks.
  const { status } = await fetch("/api/v1/counts");
  session.door = status === 401 ? "sign-in" : "named";
  if (session.door === "named") session.officer = sessionStorage.getItem(NAMED);
}

/** Takes over who is signed in; what one officer had begun is no other's to see or to send. */
function take(it: Session): void {
  const another = session.lost && session.login !== it.login;
  if (another) {
    waiting = [];
    forgetDrafts();
    window.location.assign("/workbench/");
  }
  Object.assign(session, {
    door: "sign-in",
    // Nothing is done under a password that somebody else knows.
    officer: it.password_to_change ? null : it.officer,
    passwordToChange: it.password_to_change,
    roles: it.roles,
    desk: it.desk,
    division: it.division ?? null,
    login: it.login,
  });
}

export async function signIn(login: string, password: string): Promise<Problem | null> {
  const { data, problem } = await answer(
    register.POST("/api/v1/session", { body: { login, password } }),
  );
  if (problem) return problem;
  take(data);
  if (session.officer !== null) found();
  return null;
}

/** Chooses a password in place of the one that an administrator gave. */
export async function choosePassword(current: string, chosen: string): Promise<Problem | null> {
  const body = { current, new: chosen };
  const changed = await answer(register.PUT("/api/v1/session/password", { body }));
  if (changed.problem) return changed.problem;
  const { data, problem } = await answer(register.GET("/api/v1/session"));
  if (problem) return problem;
  take(data);
  found();
  return null;
}

/** Works under a name, where the service believes it. */
export async function workAs(name: string): Promise<Problem | null> {
  session.officer = name;
  const { problem } = await answer(register.GET("/api/v1/counts"));
  if (problem) {
    session.officer = null;
    return problem;
  }
  sessionStorage.setItem(NAMED, name);
  return null;
}

export async function signOut(): Promise<void> {
  if (session.door === "sign-in") await answer(register.DELETE("/api/v1/session"));
  forgetDrafts();
  sessionStorage.removeItem(NAMED);
  session.officer = null;
}

/** Asks for another sign-in over the open page, and ends once there is one. */
export function sessionLost(): Promise<void> {
  session.lost = true;
  return new Promise((resolve) => waiting.push(resolve));
}

function found(): void {
  session.lost = false;
  for (const go of waiting) go();
  waiting = [];
}
