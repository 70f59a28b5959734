// What a story asks of the test that tells it, a line each: where the service's clock stands, and that the ledger be numbered.
import { createInterface } from "node:readline";

const input = createInterface({ input: process.stdin });
const lines = input[Symbol.asyncIterator]();

/** What the test gives the story to begin with. */
export async function given() {
  return JSON.parse((await lines.next()).value);
}

async function ask(line) {
  process.stdout.write(`${line}\n`);
  await lines.next();
}

/** Sets the clocks of the service and of the browser, by Beijing time. */
export async function at(browser, moment) {
  await ask(moment);
  await browser.context.clock.setFixedTime(new Date(`${moment}+08:00`));
}

/** Has the entries that wait numbered, and the tree signed. */
export function numbered() {
  return ask("number the ledger");
}

export function leave() {
  input.close();
  process.stdin.destroy();
}
